import { requestFailed } from './errors'
import { isPlain, type KeyPart, sortKeyOf } from './paths'

/** The keys of a sort `{path: 1 | -1}`; throws the cloud's error when it is none. */
export function sortOf(spec: unknown, operator = '$sort'): KeyPart[] {
  const parts = isPlain(spec) ? Object.entries(spec) : []
  if (!parts.length || !parts.every(([path, way]) => path && (way === 1 || way === -1)))
    throw requestFailed(`[FailedOperation] ${operator} takes an object of paths with 1 or -1`)
  return parts as KeyPart[]
}

/** An array after `$push`'s `$sort`: by its elements (1 or -1), or by fields of its documents. */
export function reordered(values: unknown[], spec: unknown): unknown[] {
  if (spec === 1 || spec === -1) {
    return sortedBy(values, v => sortKeyOf({ v: [v] }, [['v', spec]]))
  }
  const sort = sortOf(spec)
  return sortedBy(values, v => sortKeyOf(isPlain(v) ? v : {}, sort))
}

/** Sorted by keys, those with the same key in the order they had. */
export function sortedBy<T>(values: T[], keyOf: (value: T) => Buffer): T[] {
  if (values.length < 2) return values
  const keyed = values.map(value => ({ value, key: keyOf(value) }))
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(k => k.value)
}
