import { keyOf } from './keys'

const name = (value: unknown) => keyOf(value).toString('latin1')

/** The values without those that equal an earlier one. */
export function distinct(values: unknown[]): unknown[] {
  const found = new Map<string, unknown>()
  for (const value of values) {
    const key = name(value)
    if (!found.has(key)) found.set(key, value)
  }
  return [...found.values()]
}

/** The set operators of expressions, each on its evaluated arguments. */
export const SETS: Record<string, (args: unknown[]) => unknown> = {
  $setUnion: args => (args.some(isNil) ? null : distinct(arrays('$setUnion', args).flat())),
  $setIntersection: args => {
    if (args.some(isNil)) return null
    const [first = [], ...others] = arrays('$setIntersection', args)
    return distinct(first.filter(v => others.every(other => has(other, v))))
  },
  $setDifference: args => {
    const [a, b] = two('$setDifference', args)
    if (isNil(a) || isNil(b)) return null
    const [left, right] = arrays('$setDifference', [a, b])
    return distinct(left!.filter(v => !has(right!, v)))
  },
  $setEquals: args => {
    if (args.length < 2) throw new Error('$setEquals needs at least two arrays')
    const [first, ...others] = arrays('$setEquals', args)
    return others.every(other => other.every(v => has(first!, v)) && first!.every(v => has(other, v)))
  },
  $setIsSubset: args => {
    const [left, right] = arrays('$setIsSubset', two('$setIsSubset', args))
    return left!.every(v => has(right!, v))
  },
  $allElementsTrue: args => arrays('$allElementsTrue', args)[0]!.every(isTrue),
  $anyElementTrue: args => arrays('$anyElementTrue', args)[0]!.some(isTrue),
}

/** Is it true to an expression? Everything is but false, null, nothing and 0. */
export const isTrue = (v: unknown) => v !== false && v !== null && v !== undefined && v !== 0

const isNil = (v: unknown) => v === null || v === undefined
const has = (values: unknown[], value: unknown) => {
  const wanted = name(value)
  return values.some(v => name(v) === wanted)
}

function two(operator: string, args: unknown[]): unknown[] {
  if (args.length !== 2) throw new Error(`${operator} takes exactly 2 arguments`)
  return args
}

function arrays(operator: string, args: unknown[]): unknown[][] {
  if (!args.length || !args.every(Array.isArray))
    throw new Error(`all operands of ${operator} must be arrays`)
  return args as unknown[][]
}
