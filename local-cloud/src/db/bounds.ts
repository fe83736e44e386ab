import type { Doc } from './codec'
import { after, bracketOf, keyOf } from './keys'
import { isPlain } from './paths'

/** Keys from `lo` (inclusive) to `hi` (exclusive). A point holds the keys of one value only. */
export interface Interval {
  lo: Buffer
  hi: Buffer
  point?: Buffer
}

/** What must hold at each path: every constraint of a path, each one a union of intervals. */
export type Conjunction = Map<string, Interval[][]>

const MAX_BRANCHES = 100

/**
 * The filter as alternatives of constraints that indexes can serve. It admits at least what the filter
 * admits; what cannot be expressed (regular expressions, `$ne`, `$expr` …) is left out, never guessed.
 */
export function alternatives(filter: Doc): Conjunction[] {
  let all: Conjunction[] = [new Map()]
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isPlain(part)) all = product(all, alternatives(part))
    } else if (key === '$or' && Array.isArray(condition) && condition.length && condition.every(isPlain)) {
      all = product(all, condition.flatMap(alternatives))
    } else if (!key.startsWith('$')) {
      for (const intervals of constraintsOf(condition)) for (const c of all) add(c, key, intervals)
    }
  }
  return all
}

function product(left: Conjunction[], right: Conjunction[]): Conjunction[] {
  if (left.length * right.length > MAX_BRANCHES) return left
  return left.flatMap(a =>
    right.map(b => {
      const both: Conjunction = new Map([...a].map(([path, list]) => [path, [...list]]))
      for (const [path, list] of b) for (const intervals of list) add(both, path, intervals)
      return both
    }),
  )
}

function add(conjunction: Conjunction, path: string, intervals: Interval[]): void {
  const list = conjunction.get(path)
  if (list) list.push(intervals)
  else conjunction.set(path, [intervals])
}

function constraintsOf(condition: unknown): Interval[][] {
  if (!isPlain(condition)) {
    const one = pointOf(condition)
    return one ? [[one]] : []
  }
  const out: Interval[][] = []
  for (const [operator, operand] of Object.entries(condition)) {
    const intervals = intervalsOf(operator, operand)
    if (intervals) out.push(intervals)
  }
  return out
}

function intervalsOf(operator: string, operand: unknown): Interval[] | undefined {
  if (operator === '$eq') {
    const one = pointOf(operand)
    return one && [one]
  }
  if (operator === '$in' && Array.isArray(operand)) {
    const points = operand.map(pointOf)
    return points.every(p => p !== undefined) ? (points as Interval[]) : undefined
  }
  if (operator === '$exists' && operand === false) return [pointOf(null)!]
  const bracket = bracketOf(operand)
  if (bracket === undefined) return undefined
  const key = keyOf(operand)
  const least = Buffer.from([bracket])
  const beyond = Buffer.from([bracket + 1])
  if (operator === '$gt') return [{ lo: after(key)!, hi: beyond }]
  if (operator === '$gte') return [{ lo: key, hi: beyond }]
  if (operator === '$lt') return [{ lo: least, hi: key }]
  if (operator === '$lte') return [{ lo: least, hi: after(key)! }]
  return undefined
}

function pointOf(value: unknown): Interval | undefined {
  if (value !== null && bracketOf(value) === undefined) return undefined
  const key = keyOf(value)
  return { lo: key, hi: after(key)!, point: key }
}

/** The keys that lie in both unions. */
export function intersect(left: Interval[], right: Interval[]): Interval[] {
  const out: Interval[] = []
  for (const a of left) {
    for (const b of right) {
      const lo = Buffer.compare(a.lo, b.lo) >= 0 ? a.lo : b.lo
      const hi = Buffer.compare(a.hi, b.hi) <= 0 ? a.hi : b.hi
      const point = a.point ?? b.point
      if (Buffer.compare(lo, hi) < 0) out.push(point ? { lo, hi, point } : { lo, hi })
    }
  }
  return out
}
