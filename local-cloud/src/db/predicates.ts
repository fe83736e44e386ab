import { EJSON } from 'bson'
import { equal, order, typeName, typeRank } from './compare'
import { requestFailed } from './errors'
import { isPlain } from './paths'
import { refuseForeign, regularExpression } from './regular-expressions'

/** Does one value satisfy a condition? `undefined` stands for a missing field. */
export type Test = (value: unknown) => boolean

/** A condition that no filter may hold: the text says which and why. */
export const invalid = (text: string) => requestFailed(`[FailedOperation] invalid query: ${text}`)

/** Tests of single values by operator; each checks its operand first. */
export const TESTS: Record<string, (operand: unknown) => Test> = {
  $eq: equals,
  $gt: operand => ordered(operand, '$gt', c => c > 0),
  $gte: operand => ordered(operand, '$gte', c => c >= 0),
  $lt: operand => ordered(operand, '$lt', c => c < 0),
  $lte: operand => ordered(operand, '$lte', c => c <= 0),
  $in: operand => {
    const nested = list('$in', operand).find(v => isPlain(v) && Object.keys(v)[0]?.startsWith('$'))
    if (nested) throw invalid('cannot nest $ under $in')
    const tests = list('$in', operand).map(v => (v instanceof RegExp ? matching(v) : equals(v)))
    const simple = new Set<unknown>(
      (operand as unknown[]).filter(v => typeof v === 'string' || typeof v === 'number'),
    )
    return value => (typeof value !== 'object' && simple.has(value)) || tests.some(test => test(value))
  },
  $exists: operand => {
    if (typeof operand !== 'boolean' && typeof operand !== 'number') throw invalid('$exists needs a boolean')
    return value => value !== undefined
  },
  $mod: operand => {
    const [divisor, remainder] = list('$mod', operand).map(Number)
    if ((operand as unknown[]).length !== 2 || !(operand as unknown[]).every(isFiniteNumber))
      throw invalid('$mod needs a divisor and a remainder, both numbers')
    const by = Math.trunc(divisor!)
    if (!by) throw invalid('divisor cannot be 0')
    return value => isFiniteNumber(value) && Math.trunc(value as number) % by === Math.trunc(remainder!) + 0
  },
  $size: operand => {
    if (!Number.isInteger(operand) || (operand as number) < 0)
      throw invalid('$size needs a whole number, 0 or greater')
    return value => Array.isArray(value) && value.length === operand
  },
  $type: operand => {
    const names = (Array.isArray(operand) ? operand : [operand]).map(nameOfType)
    return value => names.some(name => isOfType(value, name))
  },
  $bitsAllSet: operand => bits(operand, (value, mask) => (value & mask) === mask),
  $bitsAllClear: operand => bits(operand, (value, mask) => (value & mask) === 0n),
  $bitsAnySet: operand => bits(operand, (value, mask) => (value & mask) !== 0n),
  $bitsAnyClear: operand => bits(operand, (value, mask) => (value & mask) !== mask),
}

/** The values that are, to a filter, the same as the operand; null also stands for a missing field. */
export function equals(operand: unknown): Test {
  if (operand === null || operand === undefined) return value => value === null || value === undefined
  return value => value !== undefined && equal(value, operand)
}

/** The strings that a regular expression matches, and the expression itself. */
export function matching(pattern: RegExp): Test {
  refuseForeign(pattern)
  return value =>
    typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && equal(value, pattern)
}

/** `$regex` with or without `$options`. */
export function regex(operand: unknown, options: unknown): Test {
  if (options !== undefined && (typeof options !== 'string' || /[^imsux]/.test(options)))
    throw invalid(`$options may hold i, m, s and x, not ${JSON.stringify(options)}`)
  if (typeof operand !== 'string' && !(operand instanceof RegExp)) throw invalid('$regex has to be a string')
  const source = typeof operand === 'string' ? operand : operand.source
  const flags = options ?? (typeof operand === 'string' ? '' : operand.flags)
  return matching(regularExpression(source, flags as string))
}

/** The operand as an array; anything else is refused. */
export function list(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw invalid(`${operator} needs an array`)
  return operand
}

/** Only values of the operand's own type are ordered against it; NaN is neither more nor less than a number. */
function ordered(operand: unknown, operator: string, holds: (comparison: number) => boolean): Test {
  if (operand instanceof RegExp) throw invalid(`Can't have RegEx as arg to ${operator}`)
  // Null, and a field that is missing, are as much as null and neither more nor less.
  if (operand === null) return value => (value === null || value === undefined) && holds(0)
  const rank = typeRank(operand)
  const isNumber = typeof operand === 'number'
  return value => {
    if (value === undefined) return false
    if (isNumber && typeof value === 'number') {
      if (Number.isNaN(value) || Number.isNaN(operand)) return Object.is(value, operand) && holds(0)
      return holds(value - operand || 0)
    }
    return typeRank(value) === rank && holds(order(value, operand))
  }
}

const TYPE_NUMBERS: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
}
const TYPE_NAMES = new Set([...Object.values(TYPE_NUMBERS), 'minKey', 'number'])
const NUMBERS = new Set(['int', 'long', 'double', 'decimal'])

function nameOfType(operand: unknown): string {
  const name = typeof operand === 'number' ? (operand === -1 ? 'minKey' : TYPE_NUMBERS[operand]) : operand
  if (typeof name === 'string' && TYPE_NAMES.has(name)) return name
  throw invalid(`unknown type name or number for $type: ${JSON.stringify(operand)}`)
}

/** Whole numbers reach the database as int, so a field that holds 5 is no double here. */
function isOfType(value: unknown, name: string): boolean {
  const actual = typeName(value)
  return actual === name || (name === 'number' && NUMBERS.has(actual))
}

function bits(operand: unknown, holds: (value: bigint, mask: bigint) => boolean): Test {
  const positions = Array.isArray(operand) ? operand : undefined
  const isValid = positions
    ? positions.every(p => Number.isInteger(p) && p >= 0 && p < 64)
    : Number.isSafeInteger(operand) && (operand as number) >= 0
  if (!isValid)
    throw invalid(
      `a bit mask is a whole number or a list of positions, not ${EJSON.stringify(operand as object)}`,
    )
  const mask = positions
    ? positions.reduce((all: bigint, p) => all | (1n << BigInt(p)), 0n)
    : BigInt(operand as number)
  return value => Number.isSafeInteger(value) && holds(BigInt.asUintN(64, BigInt(value as number)), mask)
}

const isFiniteNumber = (v: unknown) => typeof v === 'number' && Number.isFinite(v)
