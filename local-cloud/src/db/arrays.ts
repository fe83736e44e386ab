import { exactly, isNil } from './arithmetic'
import { equal } from './compare'
import { isPlain } from './paths'

/** The array and object operators of expressions, each on its evaluated arguments. */
export const ARRAYS: Record<string, (args: unknown[]) => unknown> = {
  $arrayElemAt: args => {
    const [array, index] = exactly('$arrayElemAt', args, 2)
    if (isNil(array) || isNil(index)) return null
    return an('$arrayElemAt', array).at(whole('$arrayElemAt', index))
  },
  $first: args => element('$first', args, 0),
  $last: args => element('$last', args, -1),
  $concatArrays: args => (args.some(isNil) ? null : args.flatMap(v => an('$concatArrays', v))),
  $in: args => {
    const [value, array] = exactly('$in', args, 2)
    return an('$in', array).some(v => equal(v, value ?? null))
  },
  $indexOfArray: args => {
    const [array, value, start = 0, end = Number.POSITIVE_INFINITY] = exactly('$indexOfArray', args, 2, 4)
    if (isNil(array)) return null
    const from = natural('$indexOfArray', start)
    const to = end === Number.POSITIVE_INFINITY ? end : natural('$indexOfArray', end)
    return an('$indexOfArray', array).findIndex((v, i) => i >= from && i < to && equal(v, value ?? null))
  },
  $isArray: args => Array.isArray(exactly('$isArray', args, 1)[0]),
  $size: args => an('$size', exactly('$size', args, 1)[0]).length,
  $reverseArray: args => {
    const [array] = exactly('$reverseArray', args, 1)
    return isNil(array) ? null : [...an('$reverseArray', array)].reverse()
  },
  $range: args => {
    const [start, end, step] = exactly('$range', args, 2, 3).map(v => whole('$range', v)) as [
      number,
      number,
      number?,
    ]
    if (step === 0) throw new Error('$range requires a non-zero step value')
    const out: number[] = []
    for (let n = start; (step ?? 1) > 0 ? n < end : n > end; n += step ?? 1) out.push(n)
    return out
  },
  $slice: args => {
    const [array, first, count] = exactly('$slice', args, 2, 3)
    if (isNil(array) || isNil(first) || (args.length === 3 && isNil(count))) return null
    const values = an('$slice', array)
    const n = whole('$slice', first)
    if (args.length === 2) return n < 0 ? values.slice(n) : values.slice(0, n)
    if (whole('$slice', count) <= 0) throw new Error('the third argument of $slice must be positive')
    const from = n < 0 ? Math.max(0, values.length + n) : n
    return values.slice(from, from + (count as number))
  },
  $arrayToObject: args => {
    const [pairs] = exactly('$arrayToObject', args, 1)
    if (isNil(pairs)) return null
    return Object.fromEntries(an('$arrayToObject', pairs).map(pair))
  },
  $objectToArray: args => {
    const [object] = exactly('$objectToArray', args, 1)
    if (isNil(object)) return null
    if (!isPlain(object)) throw new Error('$objectToArray requires an object')
    return Object.entries(object).map(([k, v]) => ({ k, v }))
  },
}

function pair(value: unknown): [string, unknown] {
  const [k, v] = Array.isArray(value)
    ? exactly('each pair of $arrayToObject', value, 2)
    : isPlain(value) && 'k' in value && 'v' in value && Object.keys(value).length === 2
      ? [value.k, value.v]
      : []
  if (typeof k !== 'string')
    throw new Error('$arrayToObject needs pairs [k, v] or {k, v} whose k is a string')
  return [k, v]
}

function element(operator: string, args: unknown[], at: number): unknown {
  const [array] = exactly(operator, args, 1)
  return isNil(array) ? null : an(operator, array).at(at)
}

function an(operator: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${operator} requires an array, not ${JSON.stringify(value)}`)
  return value
}

/** The value as a whole number. */
export function whole(operator: string, value: unknown): number {
  if (!Number.isInteger(value))
    throw new Error(`${operator} requires a whole number, not ${JSON.stringify(value)}`)
  return value as number
}

/** The value as a whole number that is not negative. */
export function natural(operator: string, value: unknown): number {
  if (whole(operator, value) < 0)
    throw new Error(`${operator} requires a number that is not negative, not ${value}`)
  return value as number
}
