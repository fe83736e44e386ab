import { keyOf } from './keys'

/** Are two values the same to MongoDB? 0 is -0, NaN is NaN, objects need the same fields in the same order. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isSimple(a) && isSimple(b)) return Number.isNaN(a) && Number.isNaN(b)
  if (typeof a !== typeof b && (isSimple(a) || isSimple(b)) && !isBson(a) && !isBson(b)) return false
  return keyOf(a).equals(keyOf(b))
}

/** MongoDB's order of two values, types included: negative, 0 or positive. */
export function order(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number' && !Number.isNaN(a) && !Number.isNaN(b))
    return a - b || 0
  // Missing comes before null; their keys are the same.
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return Buffer.compare(keyOf(a), keyOf(b))
}

/** The type of a value among those that MongoDB compares with one another; missing counts as null. */
export function typeRank(value: unknown): number {
  if (typeof value === 'number') return 0x10
  return keyOf(value)[0]!
}

const isSimple = (v: unknown) => v === null || typeof v !== 'object'
const isBson = (v: unknown) => typeof v === 'object' && v !== null && '_bsontype' in v

/** MongoDB's name of a value's type, for error texts and `$type`. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (Buffer.isBuffer(value)) return 'binData'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Object.is(value, -0)) return 'double'
    if (Math.abs(value) < 2 ** 31) return 'int'
    return Number.isSafeInteger(value) ? 'long' : 'double'
  }
  return BSON_NAMES[(value as { _bsontype?: string })._bsontype ?? ''] ?? 'object'
}

const BSON_NAMES: Record<string, string> = {
  ObjectId: 'objectId',
  ObjectID: 'objectId',
  Binary: 'binData',
  UUID: 'binData',
  Decimal128: 'decimal',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  Long: 'long',
  Double: 'double',
  Int32: 'int',
}
