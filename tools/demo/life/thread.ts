import { type Chance, chance } from '../chance'
import type { Intent } from './scene'

/** One request while it is told. */
export interface Thread {
  number: number
  /** What happens next, and when. */
  draws: Chance
  /** Who asks for what, in which words: apart, so that a new phrase changes no story. */
  words: Chance
  calls: number
  /** Counts what has been meant: what was meant before something else happened is let go. */
  turn: number
  id: string
  result: string
  /** The request that tells of the same thing, where there is one. */
  main?: string
}

/** What somebody means to do at a time. */
export interface Meant {
  at: string
  thread: Thread
  turn: number
  intent: Intent | 'submit'
}

export const thread = (seed: string, number: number): Thread => ({
  number,
  draws: chance(seed, 'request', number),
  words: chance(seed, 'words', number),
  calls: 0,
  turn: 0,
  id: '',
  result: '',
})
