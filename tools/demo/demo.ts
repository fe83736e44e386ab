import { wholeSecond } from './lanzhou'
import { type History, history } from './life/history'
import { type Street, street } from './street/street'
import { everybody, type Who } from './street/who'

export interface DemoOptions {
  /** ISO: the end of the past that is told. */
  now: string
  seed?: string
  /** How many requests, over how many days. The rhythm stays the same. */
  requests?: number
  days?: number
}

export interface Demo extends Street, History {
  /** Everybody who can be played. */
  who: Who[]
  /** The end of the past, on a whole second. */
  now: string
}

/**
 * The demo street at its true size, with three months behind it: all invented, the same for the same seed and
 * time. Pure: it reads no clock, no file, no chance of its own.
 */
export function demo({ now: until, seed = '银滩路', requests = 2600, days = 92 }: DemoOptions): Demo {
  const now = wholeSecond(until)
  const place = street(seed, now, days)
  return {
    ...place,
    ...history(place, { seed, now, requests, days }),
    who: everybody(place.posts, place.people),
    now,
  }
}
