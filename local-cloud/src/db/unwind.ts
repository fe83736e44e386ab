import type { Doc } from './codec'
import { isPlain, own } from './paths'
import { named } from './scoped'

/** `$unwind`: one document for each element of an array. */
export function unwind(spec: unknown): (docs: Doc[]) => Doc[] {
  const options = typeof spec === 'string' ? { path: spec } : spec
  const {
    path,
    includeArrayIndex: index,
    preserveNullAndEmptyArrays: preserve = false,
  } = named('$unwind', options, ['path'], ['includeArrayIndex', 'preserveNullAndEmptyArrays'])
  if (typeof path !== 'string' || !/^\$[^$.]/.test(path)) throw new Error("$unwind: the path begins with '$'")
  if (typeof preserve !== 'boolean')
    throw new Error('$unwind: preserveNullAndEmptyArrays has to be a boolean')
  if (index !== undefined && (typeof index !== 'string' || !index || index.startsWith('$')))
    throw new Error('$unwind: includeArrayIndex has to be the name of a field')
  const parts = path.slice(1).split('.')
  const numbered = (doc: Doc, i: number | null): Doc =>
    index === undefined ? doc : replacing(doc, (index as string).split('.'), i)
  return docs =>
    docs.flatMap(doc => {
      const value = parts.reduce<unknown>((v, name) => (isPlain(v) ? own(v, name) : undefined), doc)
      if (Array.isArray(value) && value.length)
        return value.map((element, i) => numbered(replacing(doc, parts, element), i))
      const isEmpty = value === null || value === undefined || Array.isArray(value)
      if (isEmpty && !preserve) return []
      return [numbered(Array.isArray(value) ? replacing(doc, parts, undefined) : doc, null)]
    })
}

/** A copy with another value at a path (`undefined`: without it), the rest shared. */
function replacing(doc: Doc, [name = '', ...rest]: string[], value: unknown): Doc {
  const next = { ...doc }
  const inner = rest.length ? replacing(isPlain(doc[name]) ? (doc[name] as Doc) : {}, rest, value) : value
  if (inner === undefined) delete next[name]
  else next[name] = inner
  return next
}
