import type { Cell } from '@domain/ledger/rates'
import type { Message } from '@domain/message/model'
import { daysAfter } from '@domain/request/deadline'
import type { StreetSettings } from '@domain/street/settings'
import { messagesOf } from './afterwards/messages'
import { ratesOf, settled } from './afterwards/rates'
import { wholeSecond } from './lanzhou'
import { type History, history } from './life/history'
import { streetSettings } from './street/settings'
import { type Street, street } from './street/street'
import { everybody, type Who } from './street/who'

/** The street that everybody sees. */
export const SEED = '银滩路'

export interface DemoOptions {
  /** ISO: the end of the past that is told. */
  now: string
  seed?: string
  /** How many requests, over how many days. The rhythm stays the same. */
  requests?: number
  days?: number
}

export interface Demo extends Street, History {
  /** One document, as the collection has it. */
  settings: StreetSettings[]
  /** The message centre of the last two weeks. */
  messages: Message[]
  /** The three rates, counted. */
  rates: Cell[]
  /** Everybody who can be played. */
  who: Who[]
  /** The end of the past, on a whole second. */
  now: string
}

/**
 * The demo street at its true size, with three months behind it: all invented, the same for the same seed and
 * time. Pure: it reads no clock, no file, no chance of its own.
 */
export function demo({ now: until, seed = SEED, requests = 2600, days = 92 }: DemoOptions): Demo {
  const now = wholeSecond(until)
  const place = street(seed, now, days)
  const settings = streetSettings(place.posts, seed, daysAfter(now, -days))
  const told = history(place, settings, { seed, now, requests, days })
  return {
    ...place,
    settings: [settings],
    requests: told.requests.map(settled),
    steps: told.steps,
    messages: messagesOf(told.requests, now, seed),
    rates: ratesOf(told.requests, now),
    who: everybody(place.posts, place.people),
    now,
  }
}
