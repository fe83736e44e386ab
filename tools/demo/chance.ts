import { createHash } from 'node:crypto'

/** Chance that can be repeated: the same seed gives the same draws, on every machine. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  /** True with probability `p`. */
  odds(p: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of the keys, by their weights. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  /** One of the choices, by their weights. */
  among<T>(choices: readonly (readonly [choice: T, weight: number])[]): T
  /** All of them in a drawn order. */
  shuffled<T>(of: readonly T[]): T[]
  /** About `median`, sometimes much more, seldom much less: how long people take. */
  around(median: number, spread?: number): number
}

/**
 * Draws for one purpose. Every request has a purpose of its own, so that what happens to one doesn't change the
 * draws of another. mulberry32 started from a hash: small, and good enough for stories.
 */
export function chance(...purpose: (string | number)[]): Chance {
  let state = createHash('sha256').update(purpose.join('/')).digest().readUInt32LE(0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const among = <T>(choices: readonly (readonly [T, number])[]): T => {
    let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    const drawn = choices.find(([, weight]) => {
      left -= weight
      return left < 0
    })
    return (drawn ?? choices[choices.length - 1]!)[0]
  }
  return {
    next,
    int,
    odds: p => next() < p,
    pick: from => from[int(0, from.length - 1)]!,
    among,
    weighted: weights => among(Object.entries(weights) as [keyof typeof weights, number][]),
    shuffled<T>(of: readonly T[]): T[] {
      const all = [...of]
      for (let i = all.length - 1; i > 0; i--) {
        const j = int(0, i)
        ;[all[i], all[j]] = [all[j]!, all[i]!]
      }
      return all
    },
    around(median, spread = 0.7) {
      // Box–Muller on a logarithmic scale.
      const bell = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return median * Math.exp(spread * bell)
    },
  }
}
