import { EJSON } from 'bson'
import { regularExpression } from './regular-expressions'

/** A stored document: plain values, Dates, RegExps and bson objects, always with an `_id`. */
export type Doc = Record<string, unknown>

const BSON_WRAPPERS = new Set([
  '$oid',
  '$binary',
  '$uuid',
  '$numberDecimal',
  '$timestamp',
  '$minKey',
  '$maxKey',
])

/**
 * Reads EJSON text as the SDK sends it (canonical or relaxed) into plain values.
 * `now` is what `{$tcb_server_date: {offset}}` becomes, in milliseconds.
 */
export function decode(text: string, now: () => number): unknown {
  return plain(JSON.parse(text), now)
}

/** Reads a stored document. Stored text holds no server dates. */
export function decodeStored(text: string): Doc {
  return plain(JSON.parse(text), Date.now) as Doc
}

/** The same as `decode` for a value that is already parsed JSON. */
export function plain(value: unknown, now: () => number): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = plain(value[i], now)
    return value
  }
  const object = value as Record<string, unknown>
  for (const key in object) {
    if (key.charCodeAt(0) === 36) return unwrap(object, key, now)
    break
  }
  for (const key in object) {
    const inner = object[key]
    if (inner !== null && typeof inner === 'object') object[key] = plain(inner, now)
  }
  return object
}

function unwrap(object: Record<string, unknown>, key: string, now: () => number): unknown {
  const inner = object[key]
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return Number(inner)
    case '$date':
      return toDate(inner)
    case '$tcb_server_date': {
      const offset = plain((inner as { offset?: unknown })?.offset, now)
      return new Date(now() + Number(offset ?? 0))
    }
    case '$regularExpression': {
      const { pattern, options } = inner as { pattern: string; options?: string }
      return regularExpression(pattern, options)
    }
    case '$undefined':
      return null
  }
  if (BSON_WRAPPERS.has(key)) return EJSON.parse(JSON.stringify(object))
  for (const k in object) object[k] = plain(object[k], now)
  return object
}

function toDate(inner: unknown): Date {
  if (typeof inner === 'object' && inner !== null) return new Date(Number(Object.values(inner)[0]))
  return new Date(inner as string | number)
}

/** Writes a value as relaxed EJSON: what is stored, and what the SDK reads back. */
export function encode(value: unknown): string {
  return JSON.stringify(wrapped(value))
}

function wrapped(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : { $numberDouble: String(value) }
    case 'bigint':
      return Number(value)
    case 'object':
      break
    default:
      return value
  }
  if (value === null) return null
  if (Array.isArray(value)) return value.map(wrapped)
  if (value instanceof Date) return wrappedDate(value)
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if ('_bsontype' in value) return EJSON.serialize(value)
  if (Buffer.isBuffer(value)) return { $binary: { base64: value.toString('base64'), subType: '00' } }
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(value)) out[key] = wrapped((value as Record<string, unknown>)[key])
  return out
}

function wrappedDate(value: Date): unknown {
  const ms = value.getTime()
  if (Number.isNaN(ms)) return null
  // ISO text only where every reader agrees on it: years 1970 to 9999, as relaxed EJSON says.
  return ms >= 0 && ms < 253402300800000
    ? { $date: value.toISOString() }
    : { $date: { $numberLong: String(ms) } }
}
