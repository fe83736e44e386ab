import { update } from 'mingo'
import { type Doc, decodeStored, encode } from './codec'
import { requestFailed } from './errors'

/**
 * A document after an update with `$` operators; the given one is left alone.
 * Throws the cloud's error when an operator is unknown or does not fit the value it meets.
 */
export function updated(doc: Doc, change: Doc, filter: Doc): Doc {
  const next = decodeStored(encode(doc))
  const usable = Object.fromEntries(Object.entries(change).filter(([op]) => op !== '$setOnInsert'))
  for (const operator of Object.keys(usable)) {
    if (!operator.startsWith('$')) throw requestFailed(`[FailedOperation.Update] invalid update: ${operator}`)
  }
  try {
    update(next, usable as Parameters<typeof update>[1], [], positional(usable) ? filter : undefined)
  } catch (error) {
    throw requestFailed(`[FailedOperation.Update] ${(error as Error).message}`)
  }
  if (encode(next._id ?? null) !== encode(doc._id ?? null)) {
    throw requestFailed(
      "[FailedOperation.Update] Performing an update on the path '_id' would modify the immutable field '_id'",
    )
  }
  return next
}

/** `list.$.field` needs the filter to know which element was meant. */
function positional(change: Doc): boolean {
  return Object.values(change).some(fields =>
    Object.keys((fields as Doc) ?? {}).some(p => p.split('.').includes('$')),
  )
}

/** A document that replaces another one (or is new) under that `_id`. */
export function replaced(data: Doc, id: unknown): Doc {
  const { _id, ...fields } = data
  return { _id: id, ...fields }
}
