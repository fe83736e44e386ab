import type { ServiceRequest } from '@domain/request/model'
import { settle } from './due'
import { minuteLater, timersEnd, timersTime, wholeMinute } from './minute'
import { queue } from './queue'
import type { World } from './world'

/** Everything of a request that falls due at some time. */
const marksOf = ({ clocks, referral, supervision }: ServiceRequest): string[] => {
  const { respond, resolve } = clocks
  const levels = [respond, resolve].flatMap(clock => [clock.lead, clock.community, clock.street])
  const reminders = [respond.half, respond.most, resolve.half, resolve.most]
  return [...levels, ...reminders, referral?.expectBy ?? '', supervision?.replyBy ?? '']
}

/** The street's timer: it looks each minute, and does what has fallen due. */
export interface Timer {
  /** Notes when it has to look at a request next. */
  watch(request: ServiceRequest): void
  /** The minute in which it has something to do next. */
  next(): string | undefined
  /** Does everything that is due by a minute. Gives what has changed; nothing where it rather waits for the next. */
  tick(minute: string): ServiceRequest[]
}

/** Everything that is due on a request, also what is due once more by what the tick has just done. */
function settleAll(world: World, id: string, now: string): ServiceRequest[] {
  const changed = settle(world, id, now)
  const { wakeAt } = world.request(id)
  return wakeAt && wakeAt <= now ? [...changed, ...settleAll(world, id, now)] : changed
}

/** A request is looked at when it falls due, or after the change by which it was due at once. */
interface Wake {
  at: string
  id: string
  wakeAt: string
}

export function timer(world: () => World): Timer {
  const wakes = queue<Wake>()
  let notBefore = ''
  const isValid = ({ wakeAt, id }: Wake) => world().request(id).wakeAt === wakeAt

  const head = () => {
    for (let first = wakes.peek(); first; first = wakes.peek()) {
      if (isValid(first)) return first
      wakes.take()
    }
    return undefined
  }
  /** Everything that falls due until `at`, the earliest first. */
  const dueUntil = (at: string) => {
    const due = new Map<string, Wake>()
    for (let first = head(); first && first.at <= at; first = head()) {
      wakes.take()
      due.set(first.id, first)
    }
    return [...due.values()]
  }
  /** Whether it would be the same if the timer came some seconds later, as it does where the story is replayed. */
  const isSure = (due: readonly Wake[], minute: string): boolean => {
    const latest = timersEnd(minute)
    const isBetween = (at: string) => minute < at && at <= latest
    return due.every(({ at, id }) => at <= minute && !marksOf(world().request(id)).some(isBetween))
  }

  return {
    watch({ _id, wakeAt, changedAt }) {
      if (wakeAt) wakes.put({ at: wakeAt > changedAt ? wakeAt : changedAt, id: _id, wakeAt })
    },
    next() {
      const first = head()
      if (!first) return undefined
      const minute = wholeMinute(first.at)
      return minute > notBefore ? minute : notBefore
    },
    tick(minute) {
      notBefore = minuteLater(minute)
      const due = dueUntil(timersEnd(minute))
      if (!isSure(due, minute)) {
        for (const wake of due) wakes.put(wake)
        return []
      }
      return due.flatMap(({ id }) => settleAll(world(), id, timersTime(minute)))
    },
  }
}
