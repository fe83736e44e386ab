import type { Clock } from '../clock'
import type { Store } from '../db/store'
import { type Cron, nextDue, parseCron } from './cron'
import { APP_ID } from './environment'
import type { Invoker, Reply } from './invoker'
import type { FunctionSpec, Registry, Trigger } from './registry'

interface Due {
  spec: FunctionSpec
  trigger: Trigger
  at: number
}

const TICK_MS = 1000

/** Fires functions' timers by the cloud's clock; one that fell due several times meanwhile fires once. */
export class Timers {
  #running: Promise<void> = Promise.resolve()
  #ticker: NodeJS.Timeout | undefined
  readonly #complained = new Set<string>()

  constructor(
    readonly store: Store,
    readonly clock: Clock,
    readonly registry: Registry,
    readonly invoker: Invoker,
  ) {}

  start(): void {
    // At once, so that a clock that is moved in the first second finds the timers counting.
    void this.runDue()
    this.#ticker = setInterval(() => void this.runDue(), TICK_MS)
  }

  stop(): void {
    clearInterval(this.#ticker)
  }

  /** Counts anew from now: for a clock that went back to real time. */
  forget(): void {
    this.store.sql.run('delete from timers')
  }

  /** Fires what is due, earliest first, and resolves when all of it has run. */
  runDue(): Promise<void> {
    this.#running = this.#running.then(async () => {
      try {
        for (const due of this.#due()) await this.fire(due.spec.name, due.trigger.name, due.at)
      } catch (error) {
        console.error('timers:', error)
      }
    })
    return this.#running
  }

  /** Calls a function as its timer does. */
  fire(name: string, trigger: string, at: number): Promise<Reply> {
    const event = {
      Type: 'Timer',
      TriggerName: trigger,
      Time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
      Message: '',
      userInfo: { appId: APP_ID },
    }
    return this.invoker.invoke(name, JSON.stringify(event), { source: 'wx_trigger' })
  }

  /** Every timer there is; `next` (milliseconds) undefined: never again, or its cron is none. */
  list(): { function: string; name: string; cron: string; next: number | undefined }[] {
    const now = this.clock.now()
    return this.registry.all().flatMap(spec =>
      spec.triggers.map(trigger => {
        const cron = this.#cron(spec, trigger)
        const next = cron && nextDue(cron, now)
        return { function: spec.name, name: trigger.name, cron: trigger.cron, next }
      }),
    )
  }

  /** Lists what is due and notes it as fired: a crash from here on must not fire it twice. */
  #due(): Due[] {
    const now = this.clock.now()
    const due: Due[] = []
    for (const spec of this.registry.all()) {
      for (const trigger of spec.triggers) {
        const cron = this.#cron(spec, trigger)
        if (!cron) continue
        const seen = this.store.sql.row(
          'select seen from timers where fn=? and name=?',
          spec.name,
          trigger.name,
        )
        const at = seen ? nextDue(cron, seen[0] as number) : undefined
        if (seen && (at === undefined || at > now)) continue
        if (at !== undefined) due.push({ spec, trigger, at })
        this.store.sql.run(
          'insert into timers values(?,?,?) on conflict(fn,name) do update set seen=excluded.seen',
          spec.name,
          trigger.name,
          now,
        )
      }
    }
    return due.sort((a, b) => a.at - b.at)
  }

  #cron(spec: FunctionSpec, trigger: Trigger): Cron | undefined {
    try {
      return parseCron(trigger.cron)
    } catch (error) {
      const text = `${spec.name}: timer ${trigger.name}: ${(error as Error).message}`
      if (!this.#complained.has(text)) console.error(text)
      this.#complained.add(text)
      return undefined
    }
  }
}
