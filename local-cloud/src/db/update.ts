import { type Doc, decodeStored, encode } from './codec'
import { equal } from './compare'
import { isPlain } from './paths'
import { OPERATORS } from './update-operators'
import { checkPaths, concrete, invalidUpdate, placeOf, write } from './update-paths'

/**
 * A document after an update with `$` operators; the given one is left alone.
 * Throws the cloud's error when an operator is unknown or does not fit the value it meets.
 */
export function updated(doc: Doc, change: Doc, filter: Doc, isNew = false): Doc {
  const next = decodeStored(encode(doc))
  const changes = Object.entries(change).flatMap(([operator, fields]) => {
    if (!isKnown(operator)) throw invalidUpdate(`invalid update: ${operator}`)
    if (!isPlain(fields)) throw invalidUpdate(`Modifiers operate on fields but ${operator} has none`)
    if (operator === '$setOnInsert' && !isNew) return []
    return Object.entries(fields).map(([path, operand]): Change => ({ operator, path, operand }))
  })
  for (const { operator, operand } of changes) OPERATORS[operator]?.check?.(operand)
  const targets = changes.flatMap(c => (c.operator === '$rename' ? [c.path, String(c.operand)] : [c.path]))
  checkPaths(targets)
  for (const { operator, path, operand } of changes) {
    for (const place of concrete(next, path, filter)) {
      if (operator === '$unset') unset(next, place)
      else if (operator === '$rename') rename(next, place, operand)
      else apply(next, operator, place, operand)
    }
  }
  if (!equal(next._id ?? null, doc._id ?? null)) {
    throw invalidUpdate("Performing an update on the path '_id' would modify the immutable field '_id'")
  }
  return next
}

interface Change {
  operator: string
  path: string
  operand: unknown
}

const OTHERS = ['$unset', '$rename', '$setOnInsert']
const isKnown = (operator: string) => Object.hasOwn(OPERATORS, operator) || OTHERS.includes(operator)

function apply(doc: Doc, name: string, path: string, operand: unknown): void {
  const operator = OPERATORS[name === '$setOnInsert' ? '$set' : name]!
  const place = placeOf(doc, path, !operator.ignoresMissing)
  if (!place || (operator.ignoresMissing && place.value === undefined)) return
  const value = operator.apply(place.value, operand, path)
  if (value !== undefined) write(place.holder, place.key, value)
}

/** A field goes; an element of an array becomes null, so that those behind it keep their places. */
function unset(doc: Doc, path: string): void {
  const place = placeOf(doc, path, false)
  if (place?.value === undefined) return
  if (Array.isArray(place.holder)) place.holder[Number(place.key)] = null
  else delete place.holder[place.key]
}

function rename(doc: Doc, path: string, target: unknown): void {
  if (typeof target !== 'string') throw invalidUpdate("The 'to' field for $rename must be a string")
  for (const p of [path, target]) refuseArrays(doc, p)
  const from = placeOf(doc, path, false)
  if (from?.value === undefined) return
  delete (from.holder as Doc)[from.key]
  const to = placeOf(doc, target, true)!
  write(to.holder, to.key, from.value)
}

function refuseArrays(doc: Doc, path: string): void {
  const parts = path.split('.')
  for (let length = 1; length < parts.length; length++) {
    if (Array.isArray(placeOf(doc, parts.slice(0, length).join('.'), false)?.value))
      throw invalidUpdate(`$rename cannot reach into the array at '${parts.slice(0, length).join('.')}'`)
  }
}

/** A document that replaces another one (or is new) under that `_id`. */
export function replaced(data: Doc, id: unknown): Doc {
  const { _id, ...fields } = data
  return { _id: id, ...fields }
}
