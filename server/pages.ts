import { AppError } from '@domain/errors'
import { _ } from './cloud'
import type { Find, Where } from './store'

/** A list's order: one field, then the id, so that every document has its place and pages never overlap. */
export interface Order {
  path: string
  direction: 'asc' | 'desc'
}

const encode = (place: [unknown, string]): string => Buffer.from(JSON.stringify(place)).toString('base64url')

function decode(cursor: string): [unknown, string] {
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const [value, id] = place
    const plain = value === null || typeof value === 'string' || typeof value === 'number'
    if (Array.isArray(place) && plain && typeof id === 'string') return [value, id]
  } catch {
    // Falls through: a cursor is made by us, so anything else was tampered with or cut.
  }
  throw new AppError('INVALID_INPUT', { field: 'cursor' }, '列表已经变化，请下拉刷新')
}

/** The documents behind a place in the order. Missing values come first when ascending, as null sorts lowest. */
function behind({ path, direction }: Order, [value, id]: [unknown, string]): Where {
  const later = direction === 'asc' ? _.gt : _.lt
  const same = { [path]: value, _id: later(id) }
  if (value !== null) return _.or([{ [path]: later(value) }, same])
  return direction === 'asc' ? _.or([{ [path]: _.neq(null) }, same]) : same
}

type FindIn<T> = (find: Find) => Promise<T[]>

/** One page of a list and where the next begins: one round trip, one document more than shown. */
export async function page<T extends { _id: string }>(
  find: FindIn<T>,
  ask: { where: Where; order: Order; cursor?: string; limit: number },
): Promise<{ items: T[]; next?: string }> {
  const { where, order, cursor, limit } = ask
  const found = await find({
    where: cursor ? _.and([where as object, behind(order, decode(cursor)) as object]) : where,
    orderBy: [
      [order.path, order.direction],
      ['_id', order.direction],
    ],
    limit: limit + 1,
  })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  if (found.length <= limit || !last) return { items }
  return { items, next: encode([(last as Record<string, unknown>)[order.path] ?? null, last._id]) }
}
