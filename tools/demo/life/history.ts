import { hoursAfter } from '@domain/request/deadline'
import type { ServiceRequest } from '@domain/request/model'
import type { Person, Post, Unit } from '@domain/street/model'
import { type Chance, chance } from '../chance'
import { instead, nextFor } from './next'
import { perform, settle } from './perform'
import { queue } from './queue'
import { submissionTimes } from './rhythm'
import type { Intent, Next, Scene } from './scene'
import type { Ask, Step } from './step'
import { submission } from './submissions'
import { type World, world } from './world'

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

/** One request while it is told. */
interface Thread {
  number: number
  /** What happens next, and when. */
  draws: Chance
  /** Who asks for what, in which words: apart, so that a new phrase changes no story. */
  words: Chance
  calls: number
  id: string
  result: string
}

const SECOND = 1 / 3600
/** Whoever opens the demo meets the first resident: one in some of the latest requests is theirs. */
const FIRST = { among: 120, each: 30 }
const keyOf = (thread: Thread): string => `demo-${thread.number}-${thread.calls}`

/** What is called when the time of an intent has come; those who are there stand in for those who aren't. */
function askOf(intent: Intent, scene: Scene): Ask {
  for (const meant of [intent, ...instead(scene.request)]) {
    const ask = meant(scene)
    if (ask) return ask
  }
  throw new Error(`Nobody can do anything about ${scene.request._id}`)
}

/**
 * Three months of a street, told step by step in the order of time: each step is decided by the product's own pure
 * rules on the state that all earlier steps left, so who gets what follows from how busy everybody was.
 */
export function history(
  street: { units: readonly Unit[]; posts: readonly Post[]; people: readonly Person[] },
  told: Told,
): History {
  const soFar: World = world(street.units, street.posts)
  const waiting = queue<{ at: string; thread: Thread; next: Next['intent'] | 'submit' }>()
  const steps: Step[] = []

  const times = submissionTimes(told.requests, told.days, told.now, chance(told.seed, 'times'))
  for (const [index, at] of times.entries()) {
    const thread = {
      number: index + 1,
      draws: chance(told.seed, 'request', index + 1),
      words: chance(told.seed, 'words', index + 1),
      calls: 0,
      id: '',
      result: '',
    }
    waiting.put({ at, thread, next: 'submit' })
  }

  const submitted = (thread: Thread, at: string): Ask => {
    const first = thread.number > told.requests - FIRST.among && thread.number % FIRST.each === 0
    const person = first ? street.people[0]! : requester(street.people, thread.words)
    const { ask, result } = submission(person, soFar.unit(person.unit), at, thread.words)
    thread.result = result
    return ask
  }
  const happen = (thread: Thread, next: Next['intent'] | 'submit', at: string): ServiceRequest => {
    if (next === 'tick') {
      steps.push({ at, request: thread.id, action: 'tick' })
      return settle(soFar, thread.id, at)
    }
    const { words, result } = thread
    const ask =
      next === 'submit'
        ? submitted(thread, at)
        : askOf(next, { world: soFar, request: soFar.request(thread.id), now: at, draws: words, result })
    thread.calls += 1
    const key = keyOf(thread)
    const request = perform(soFar, ask, key, at)
    thread.id = request._id
    steps.push({ at, request: request._id, ...ask, key })
    return request
  }

  let last = ''
  for (let item = waiting.take(); item && item.at <= told.now; item = waiting.take()) {
    const { at, thread, next } = item
    // Two calls in one second would be told apart by milliseconds, which nobody replays. Time that is up is exact.
    if (next !== 'tick' && at <= last) {
      waiting.put({ at: hoursAfter(last, SECOND), thread, next })
      continue
    }
    last = at
    const request = happen(thread, next, at)
    const then = nextFor({ request, at, end: told.now, draws: thread.draws })
    if (then) waiting.put({ at: then.at, thread, next: then.intent })
  }
  return { requests: soFar.all(), steps }
}

/** Some residents ask often, most seldom. */
function requester(people: readonly Person[], draws: Chance): Person {
  const often = draws.odds(0.35)
  const regulars = people.filter((_, index) => index % 6 === 0)
  return draws.pick(often ? regulars : people)
}
