import type { CloudLink } from './cloud'
import type { Device } from './device'
import type { Session } from './entry'
import type { ProblemLog } from './problems'
import type { Realm } from './realm'
import type { Router } from './routing'
import type { PhoneStorage } from './storage'
import type { Timers } from './timers'

export type Options = Record<string, unknown>

/** What a person, or the phone, answers to an API: a result, `{ fail: 'reason' }`, or a function that decides. */
export type Answer = Options | ((options: Options) => Options)

/** A file on the phone, for chooseMedia. */
export interface PhoneFile {
  bytes: Uint8Array
  fileType?: 'image' | 'video'
}

/** One use of a `wx` API that shows or asks something. */
export interface ApiCall {
  api: string
  options: Options
}

/** Everything that the `wx` functions need. */
export interface WxParts {
  realm: Realm
  timers: Timers
  log: ProblemLog
  storage: PhoneStorage
  device: Device
  cloud: CloudLink
  router: Router
  session: Session
  apiCalls: ApiCall[]
  answers: Map<string, Answer[]>
  /** Temporary files by path. */
  files: Map<string, PhoneFile>
  events: WxEvents
  network: { connected: boolean; type: string }
}

/** A refusal by WeChat: `fail` gets `<api>:fail <reason>`. */
export class ApiFail extends Error {
  constructor(
    readonly reason: string,
    readonly fields: object = {},
  ) {
    super(reason)
  }
}

type Listener = (argument?: unknown) => void

/** The `wx.onSomething` listeners. */
export class WxEvents {
  private readonly listeners = new Map<string, Set<Listener>>()

  constructor(
    private readonly log: ProblemLog,
    private readonly realm: Realm,
  ) {}

  on(name: string, listener: Listener): void {
    const known = this.listeners.get(name) ?? new Set()
    known.add(listener)
    this.listeners.set(name, known)
  }

  /** Without a listener: removes all of that event. */
  off(name: string, listener?: Listener): void {
    if (listener) this.listeners.get(name)?.delete(listener)
    else this.listeners.delete(name)
  }

  emit(name: string, argument?: unknown): void {
    for (const listener of [...(this.listeners.get(name) ?? [])])
      this.log.guard(`wx.on${name}`, () => listener(this.realm.copyIn(argument)))
  }
}

type Callback = ((value: unknown) => void) | undefined

/**
 * Answers an asynchronous API in WeChat's two ways: by success/fail/complete when one of them is given, else by a
 * promise. `action` runs at once; what it throws becomes the failure.
 */
export function respond(
  parts: WxParts,
  api: string,
  given: unknown,
  action: (o: Options) => unknown,
): unknown {
  const { realm, timers } = parts
  const options = (given ?? {}) as Options
  const { success, fail, complete } = options as { success?: Callback; fail?: Callback; complete?: Callback }
  const byCallback = [success, fail, complete].some(callback => typeof callback === 'function')

  const outcome = async (): Promise<{ ok: boolean; value: unknown }> => {
    try {
      const result = (await action(options)) as object | undefined
      return { ok: true, value: realm.copyIn({ errMsg: `${api}:ok`, ...result }) }
    } catch (error) {
      return { ok: false, value: failureValue(parts, api, error) }
    }
  }
  const settled = timers.during(outcome())
  if (byCallback) {
    void settled.then(({ ok, value }) => {
      timers.later(() => {
        if (ok) success?.(value)
        else fail?.(value)
      })
      timers.later(() => complete?.(value))
    })
    return undefined
  }
  return realm.promise((resolve, reject) => {
    void settled.then(({ ok, value }) => timers.later(() => (ok ? resolve(value) : reject(value))))
  })
}

function failureValue({ realm, log }: WxParts, api: string, error: unknown): unknown {
  if (error instanceof ApiFail)
    return realm.copyIn({ errMsg: `${api}:fail ${error.reason}`, ...error.fields })
  if (error instanceof Error && 'errCode' in error) {
    const { errCode, errMsg, requestId } = error as Error & {
      errCode: number
      errMsg: string
      requestId?: string
    }
    return realm.error(errMsg, { errCode, errMsg, requestID: requestId })
  }
  log.error(`wx.${api}`, error)
  return realm.copyIn({ errMsg: `${api}:fail ${String(error)}` })
}

/** What the phone's owner answers to `api`; `otherwise` when nothing was arranged. Throws ApiFail for a refusal. */
export function ask(
  parts: Pick<WxParts, 'answers'>,
  api: string,
  options: Options,
  otherwise: Answer,
): Options {
  const arranged = parts.answers.get(api)
  const answer = (arranged && arranged.length > 1 ? arranged.shift() : arranged?.[0]) ?? otherwise
  const value = typeof answer === 'function' ? answer(options) : answer
  if (typeof value.fail === 'string') {
    const { fail, ...fields } = value
    throw new ApiFail(fail as string, fields)
  }
  return value
}

/** The part of the options that is data, as it is recorded. */
export const plain = (options: unknown): Options => JSON.parse(JSON.stringify(options ?? {})) as Options

/** Records the use of an API and gives its data. */
export function record(parts: Pick<WxParts, 'apiCalls'>, api: string, options: unknown): Options {
  const data = plain(options)
  parts.apiCalls.push({ api, options: data })
  return data
}
