import { type Doc, encode } from './codec'
import { requestFailed } from './errors'
import { filterOf } from './match'
import { isPlain, own } from './paths'

/** An error of an update, as the cloud words them. */
export const invalidUpdate = (text: string) => requestFailed(`[FailedOperation.Update] ${text}`)

/** Where an update writes: a field of an object or an element of an array. */
export interface Place {
  holder: Doc | unknown[]
  key: string
  value: unknown
}

const DIGITS = /^(0|[1-9]\d*)$/
const FURTHEST = 100_000

/** The place at a path. With `build`, objects on the way are made; without, there may be no such place. */
export function placeOf(doc: Doc, path: string, build: boolean): Place | undefined {
  const parts = path.split('.')
  const last = parts.pop()!
  let holder: unknown = doc
  for (const [i, part] of parts.entries()) {
    let next = read(holder, part)
    if (next === undefined) {
      if (!build) return undefined
      next = {}
      write(holder as Doc, part, next)
    }
    if (!isHolder(next, parts[i + 1] ?? last)) {
      if (!build) return undefined
      throw invalidUpdate(
        `Cannot create field '${parts[i + 1] ?? last}' in element {${part}: ${encode(next).slice(0, 200)}}`,
      )
    }
    holder = next
  }
  return { holder: holder as Doc, key: last, value: read(holder, last) }
}

const isHolder = (value: unknown, key: string) => isPlain(value) || (Array.isArray(value) && DIGITS.test(key))

const read = (holder: unknown, key: string): unknown =>
  Array.isArray(holder) ? holder[Number(key)] : own(holder as Doc, key)

/** Puts a value in a place; an array that is too short is filled up with null. */
export function write(holder: Doc | unknown[], key: string, value: unknown): void {
  if (!Array.isArray(holder)) {
    // Assigning would call a setter that every object inherits.
    if (key === '__proto__') throw invalidUpdate("a field cannot be called '__proto__'")
    holder[key] = value
    return
  }
  const at = Number(key)
  if (at > holder.length + FURTHEST) throw invalidUpdate(`cannot backfill an array to ${at} elements`)
  while (holder.length < at) holder.push(null)
  holder[at] = value
}

/** Refuses paths that no update may name, and two operators that change the same field. */
export function checkPaths(paths: string[]): void {
  for (const path of paths) {
    if (path.split('.').includes(''))
      throw invalidUpdate(`The update path '${path}' contains an empty field name`)
    if (/^\$/.test(path))
      throw invalidUpdate(`The dollar ($) prefixed field '${path}' is not valid for storage`)
  }
  const sorted = [...paths].sort()
  for (const [i, path] of sorted.entries()) {
    const other = sorted.slice(i + 1).find(p => p === path || p.startsWith(`${path}.`))
    if (other) throw invalidUpdate(`Updating the path '${other}' would create a conflict at '${path}'`)
  }
}

/** The plain paths that a path with `$` (the element the filter found) or `$[]` (each) stands for. */
export function concrete(doc: Doc, path: string, filter: Doc): string[] {
  const parts = path.split('.')
  const at = parts.findIndex(part => part.startsWith('$'))
  if (at < 0) return [path]
  const before = parts.slice(0, at).join('.')
  const array = placeOf(doc, before, false)?.value
  if (!Array.isArray(array))
    throw invalidUpdate(`The path '${before}' must exist in the document and hold an array`)
  const indexes = parts[at] === '$[]' ? [...array.keys()] : [positionOf(array, before, filter, parts[at]!)]
  return indexes.flatMap(i => concrete(doc, [before, i, ...parts.slice(at + 1)].join('.'), filter))
}

function positionOf(array: unknown[], path: string, filter: Doc, part: string): number {
  if (part !== '$') throw invalidUpdate(`${part} needs arrayFilters, which the cloud does not take`)
  const conditions = conditionsAt(filter, path)
  const tests = conditions.map(condition => filterOf(condition))
  const found = tests.length
    ? array.findIndex(element => {
        const alone = path
          .split('.')
          .reduceRight<unknown>((inner, name) => ({ [name]: inner }), [element]) as Doc
        return tests.every(test => test.test(alone))
      })
    : -1
  if (found < 0) throw invalidUpdate('The positional operator did not find the match needed from the query')
  return found
}

function conditionsAt(filter: Doc, path: string): Doc[] {
  return Object.entries(filter).flatMap(([key, condition]) => {
    if (key === '$and' && Array.isArray(condition))
      return condition.flatMap(part => conditionsAt(part as Doc, path))
    return key === path || key.startsWith(`${path}.`) ? [{ [key]: condition }] : []
  })
}
