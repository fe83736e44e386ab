import { daysAfter } from '@domain/request/deadline'
import type { ServiceRequest } from '@domain/request/model'
import type { Person, Post, Unit } from '@domain/street/model'
import type { StreetSettings } from '@domain/street/settings'
import { chance } from '../chance'
import { minuteLater, msAfter, peoplesTime, timersTime } from './minute'
import { instead, nextFor } from './next/next'
import { perform } from './perform'
import { queue } from './queue'
import { submissionTimes } from './rhythm'
import type { Scene } from './scene'
import type { Ask, Step } from './step'
import { asker } from './submissions'
import { type Meant, type Thread, thread } from './thread'
import { timer } from './timer'
import { world } from './world'

export interface Told {
  seed: string
  /** The end of the story: what would have happened later hasn't. ISO, on a whole second. */
  now: string
  requests: number
  days: number
}

export interface History {
  requests: ServiceRequest[]
  /** Everything that was called and ticked, in the order of time, no two calls in the same second. */
  steps: Step[]
}

/** What the timer has done changes what people mean to do: always, or as often as a reminder moves anybody. */
const MOVED_BY_REMINDER = 0.5
/** Nobody is there who could do what was meant: it is looked at again after so many days. */
const LATER_DAYS = 1

/** What is called when the time of an intent has come; those who are there stand in for those who aren't. */
function askOf(intent: Exclude<Meant['intent'], 'submit'>, scene: Scene): Ask | undefined {
  for (const meant of [intent, ...instead(scene.request)]) {
    const ask = meant(scene)
    if (ask) return ask
  }
  return undefined
}

/** Whether something of the request's falls due so near that a call some seconds later would not be the same. */
function isTooNear({ clocks, promisedBy, dueAt }: ServiceRequest, at: string): boolean {
  const [from, until] = [msAfter(at, -20_000), msAfter(at, 20_000)]
  const marks = [clocks.respond, clocks.resolve].flatMap(c => [c.half, c.most, c.due])
  return [...marks, promisedBy, dueAt ?? ''].some(mark => from < mark && mark < until)
}

/**
 * Three months of a street, told step by step in the order of time: each step is decided by the product's own pure
 * rules on the state that all earlier steps left, so who gets what follows from how busy everybody was.
 */
export function history(
  street: { units: readonly Unit[]; posts: readonly Post[]; people: readonly Person[] },
  settings: StreetSettings,
  told: Told,
): History {
  const clock = timer(() => soFar)
  const soFar = world(street.units, street.posts, settings, clock.watch)
  const ahead = queue<Meant>()
  const threads = new Map<string, Thread>()
  const steps: Step[] = []
  const asks = asker(soFar, street.people, told)

  for (const [index, at] of submissionTimes(
    told.requests,
    told.days,
    told.now,
    chance(told.seed, 'times'),
  ).entries()) {
    const one = thread(told.seed, index + 1)
    ahead.put({ at: peoplesTime(at), thread: one, turn: 0, intent: 'submit' })
  }

  /** What somebody means to do with a request from now on, in place of what was meant before. */
  const goOn = (one: Thread, at: string) => {
    const { draws, main } = one
    const request = soFar.request(one.id)
    one.turn += 1
    const then = nextFor({ request, at, end: told.now, draws, ...(main && { main }) })
    if (then) ahead.put({ at: peoplesTime(then.at), thread: one, turn: one.turn, intent: then.intent })
  }
  const tick = (minute: string) => {
    const at = timersTime(minute)
    for (const request of clock.tick(minute)) {
      steps.push({ at, request: request._id, action: 'tick' })
      const one = threads.get(request._id)!
      const isReminder = request.story.at(-1)?.type === 'warned'
      if (!isReminder || one.draws.odds(MOVED_BY_REMINDER)) goOn(one, at)
    }
  }
  const call = ({ at, thread: one, intent }: Meant) => {
    const { draws, result, main } = one
    const scene = () => ({
      world: soFar,
      request: soFar.request(one.id),
      now: at,
      draws,
      result,
      ...(main && { main }),
    })
    const ask = intent === 'submit' ? asks(one, at) : askOf(intent, scene())
    if (!ask) return false
    one.calls += 1
    const key = `demo-${one.number}-${one.calls}`
    const request = perform(soFar, ask, key, at)
    one.id = request._id
    threads.set(one.id, one)
    steps.push({ at, request: request._id, ...ask, key })
    goOn(one, at)
    return true
  }

  let last = ''
  for (;;) {
    const minute = clock.next()
    const meant = ahead.peek()
    if (minute && timersTime(minute) <= told.now && (!meant || minute <= meant.at)) {
      tick(minute)
      continue
    }
    if (!meant || meant.at > told.now) break
    ahead.take()
    const { thread: one, turn, at } = meant
    if (turn !== one.turn) continue
    const put = (later: string) => ahead.put({ ...meant, at: peoplesTime(later) })
    // Two calls in one second would be told apart by milliseconds, which nobody replays.
    if (at <= last) put(msAfter(last, 1000))
    else if (one.id && isTooNear(soFar.request(one.id), at)) put(minuteLater(at))
    else if (call(meant)) last = at
    else put(daysAfter(at, LATER_DAYS))
  }
  return { requests: soFar.all(), steps }
}
