/**
 * Order-preserving keys: comparing two keys byte by byte gives MongoDB's order of the values they stand
 * for, types included (null < numbers < strings < objects < arrays < binary < ids < booleans < dates <
 * regular expressions). No key is a prefix of another, so keys can be joined into compound keys.
 */

/** Stands for an empty array, which MongoDB sorts before null. */
export const EMPTY = Symbol('empty array')

const TYPE = {
  min: 0x01,
  empty: 0x05,
  null: 0x06,
  number: 0x10,
  string: 0x20,
  object: 0x30,
  array: 0x40,
  binary: 0x50,
  id: 0x60,
  boolean: 0x70,
  date: 0x80,
  timestamp: 0x88,
  regexp: 0x90,
  max: 0xf0,
} as const

const END = Buffer.from([0x00])
const NULL_KEY = Buffer.from([TYPE.null])
const EMPTY_KEY = Buffer.from([TYPE.empty])

/** The type byte that values comparable with `value` share, or undefined where ranges make no sense. */
export function bracketOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : TYPE.number
  if (typeof value === 'string') return TYPE.string
  if (typeof value === 'boolean') return TYPE.boolean
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : TYPE.date
  return undefined
}

/** The key of one value. */
export function keyOf(value: unknown): Buffer {
  switch (typeof value) {
    case 'number':
      return numeric(TYPE.number, value)
    case 'bigint':
      return numeric(TYPE.number, Number(value))
    case 'string':
      return text(TYPE.string, value)
    case 'boolean':
      return Buffer.from([TYPE.boolean, value ? 1 : 0])
    case 'symbol':
      return EMPTY_KEY
    case 'object':
      return value === null ? NULL_KEY : composite(value)
    default:
      return NULL_KEY
  }
}

function composite(value: object): Buffer {
  if (Array.isArray(value)) {
    return Buffer.concat([Buffer.from([TYPE.array]), ...value.map(keyOf), END])
  }
  if (value instanceof Date) return numeric(TYPE.date, value.getTime())
  if (value instanceof RegExp) return text(TYPE.regexp, `${value.source}/${value.flags}`)
  if (Buffer.isBuffer(value)) return bytes(TYPE.binary, value)
  const tag = (value as { _bsontype?: string })._bsontype
  if (tag) return tagged(tag, value)
  const parts: Buffer[] = [Buffer.from([TYPE.object])]
  for (const [name, inner] of Object.entries(value)) {
    const key = keyOf(inner)
    parts.push(key.subarray(0, 1), text(TYPE.string, name), key)
  }
  return Buffer.concat([...parts, END])
}

function tagged(tag: string, value: object): Buffer {
  if (tag === 'MinKey') return Buffer.from([TYPE.min])
  if (tag === 'MaxKey') return Buffer.from([TYPE.max])
  if (tag === 'Binary') return bytes(TYPE.binary, (value as { buffer: Buffer }).buffer)
  if (tag === 'ObjectID' || tag === 'ObjectId') return text(TYPE.id, String(value))
  if (tag === 'Timestamp') return numeric(TYPE.timestamp, Number(value))
  return numeric(TYPE.number, Number(value))
}

function numeric(type: number, value: number): Buffer {
  const key = Buffer.allocUnsafe(9)
  key[0] = type
  if (Number.isNaN(value)) return key.fill(0, 1)
  key.writeDoubleBE(value === 0 ? 0 : value, 1)
  if (key[1]! & 0x80) for (let i = 1; i < 9; i++) key[i] = ~key[i]!
  else key[1]! |= 0x80
  return key
}

const text = (type: number, value: string): Buffer => bytes(type, Buffer.from(value, 'utf8'))

/** Zero bytes are escaped, so that the closing zeros sort a value before everything it begins. */
function bytes(type: number, value: Buffer): Buffer {
  if (!value.includes(0)) return Buffer.concat([Buffer.from([type]), value, Buffer.from([0, 0])])
  const out: number[] = [type]
  for (const byte of value) byte === 0 ? out.push(0, 0xff) : out.push(byte)
  return Buffer.from([...out, 0, 0])
}

/** The key of a value in an index that runs downwards. */
export function inverted(key: Buffer): Buffer {
  const out = Buffer.allocUnsafe(key.length)
  for (let i = 0; i < key.length; i++) out[i] = ~key[i]!
  return out
}

/** The smallest key that sorts after everything beginning with `key`; undefined: there is none. */
export function after(key: Buffer): Buffer | undefined {
  let length = key.length
  while (length > 0 && key[length - 1] === 0xff) length--
  if (!length) return undefined
  const out = Buffer.from(key.subarray(0, length))
  out[length - 1]!++
  return out
}
