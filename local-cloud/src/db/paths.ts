import type { Doc } from './codec'
import { EMPTY, inverted, keyOf } from './keys'

/** One field of an index or of a sort: its path and 1 (up) or -1 (down). */
export type KeyPart = readonly [path: string, direction: 1 | -1]

/** What a document holds at a path: every value an index must know, and whether arrays were met. */
export interface Found {
  values: unknown[]
  array: boolean
}

const MAX_ENTRIES = 1000
const DIGITS = /^\d+$/

/** A field of its own; what every object inherits (`constructor` …) is no field. */
export const own = (doc: Doc, name: string): unknown => (Object.hasOwn(doc, name) ? doc[name] : undefined)

/** The values at `path` as MongoDB indexes them: a missing one is null, arrays give one per element. */
export function valuesAt(doc: Doc, path: string): Found {
  const found: Found = { values: [], array: false }
  collect(doc, path.split('.'), 0, found)
  return found
}

function collect(value: unknown, parts: string[], at: number, found: Found): void {
  if (Array.isArray(value)) {
    found.array = true
    // {a: []} has nothing at a.b, and {$exists: false} must find it.
    if (!value.length) found.values.push(at === parts.length ? EMPTY : null)
    const isIndex = at < parts.length && DIGITS.test(parts[at]!)
    for (const element of value) {
      if (at === parts.length) found.values.push(element ?? null)
      else if (isPlain(element)) collect(own(element, parts[at]!), parts, at + 1, found)
      else if (!isIndex) found.values.push(null)
    }
    // A number in a path is the place of an element as well as the name of a field.
    if (isIndex) collect(value[Number(parts[at]!)], parts, at + 1, found)
  } else if (at === parts.length) found.values.push(value ?? null)
  else if (isPlain(value)) collect(own(value, parts[at]!), parts, at + 1, found)
  else found.values.push(null)
}

/** Is it an object with fields of its own, rather than an array, a date or a bson value? */
export function isPlain(value: unknown): value is Doc {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  return !(value instanceof Date || value instanceof RegExp || '_bsontype' in value || Buffer.isBuffer(value))
}

/** The keys under which a document stands in an index, and the paths that held arrays. */
export function entriesOf(doc: Doc, keys: readonly KeyPart[]): { entries: Buffer[]; arrays: string[] } {
  let entries: Buffer[] = [Buffer.alloc(0)]
  const arrays: string[] = []
  for (const [path, direction] of keys) {
    const { values, array } = valuesAt(doc, path)
    if (array) arrays.push(path)
    const parts = values.map(v => (direction === 1 ? keyOf(v) : inverted(keyOf(v))))
    if (entries.length * parts.length > MAX_ENTRIES) throw new RangeError(`too many array values at ${path}`)
    entries = entries.flatMap(head => parts.map(part => Buffer.concat([head, part])))
  }
  if (!arrays.length) return { entries, arrays }
  const distinct = new Map(entries.map(e => [e.toString('latin1'), e]))
  return { entries: [...distinct.values()], arrays }
}

/**
 * Two paths of an index that lead through arrays of their own; undefined: there are none. MongoDB indexes no pair of
 * arrays; two paths through one array are fine.
 */
export function parallelArrays(doc: Doc, keys: readonly KeyPart[]): [string, string] | undefined {
  if (keys.length < 2) return undefined
  const arrays = new Set(keys.flatMap(([path]) => firstArray(doc, path.split('.')) ?? []))
  return arrays.size > 1 ? ([...arrays] as [string, string]) : undefined
}

/** The first array on the way along a path. */
function firstArray(doc: Doc, parts: string[]): string | undefined {
  let value: unknown = doc
  for (let at = 0; at < parts.length && isPlain(value); at++) {
    value = own(value, parts[at]!)
    if (Array.isArray(value)) return parts.slice(0, at + 1).join('.')
  }
  return undefined
}

/** The key by which a document sorts; an array counts as its least (or, downwards, greatest) element. */
export function sortKeyOf(doc: Doc, sort: readonly KeyPart[]): Buffer {
  return Buffer.concat(
    sort.map(([path, direction]) => {
      const keys = valuesAt(doc, path).values.map(keyOf)
      const chosen = keys.reduce((a, b) => (Buffer.compare(a, b) * direction <= 0 ? a : b))
      return direction === 1 ? chosen : inverted(chosen)
    }),
  )
}
