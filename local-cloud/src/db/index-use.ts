import type { Doc } from './codec'
import type { Scanned } from './scan'

/** What is kept of a scan: plain data, so that a reading thread can hand it over. */
export interface ScanNote {
  collection: string
  /** The indexes that it went over; `_id_`: the built-in one. */
  indexes: string[]
  /** Whether an index served its filter. */
  indexed: boolean
  shape: string
  rows: number
}

/** The note about a scan that has ended. */
export const noteOf = ({ collection, filter, sort, plan, rows }: Scanned): ScanNote => ({
  collection,
  indexes: [...new Set(plan.scans.map(pass => pass.index?.name ?? '_id_'))],
  indexed: plan.indexed,
  shape: plan.indexed ? '' : shapeOf(filter, sort),
  rows,
})

/** How often an index served a scan; `lastAt` in milliseconds of the cloud's time. */
export interface Use {
  times: number
  lastAt: number
}

/** A kind of scan whose filter no index served. */
export interface UnindexedShape {
  collection: string
  shape: string
  times: number
  mostRows: number
  lastAt: number
}

const MAX_SHAPES = 200

/** Counts since the start which indexes scans used, and which scans had none. */
export class IndexUse {
  readonly #uses = new Map<string, Use>()
  readonly #shapes = new Map<string, UnindexedShape>()

  constructor(readonly now: () => number) {}

  note({ collection, indexes, indexed, shape, rows }: ScanNote): void {
    for (const name of indexes) {
      const key = keyOf(collection, name)
      this.#uses.set(key, { times: (this.#uses.get(key)?.times ?? 0) + 1, lastAt: this.now() })
    }
    if (indexed) return
    const key = keyOf(collection, shape)
    const known = this.#shapes.get(key)
    if (!known && this.#shapes.size >= MAX_SHAPES) return
    this.#shapes.set(key, {
      collection,
      shape,
      times: (known?.times ?? 0) + 1,
      mostRows: Math.max(known?.mostRows ?? 0, rows),
      lastAt: this.now(),
    })
  }

  /** The use of an index (`_id_`: the built-in one); undefined: none so far. */
  of(collection: string, index: string): Use | undefined {
    return this.#uses.get(keyOf(collection, index))
  }

  /** The unindexed scans, those that read most rows first. */
  get unindexed(): UnindexedShape[] {
    return [...this.#shapes.values()].sort((a, b) => b.mostRows - a.mostRows)
  }
}

const keyOf = (collection: string, name: string) => `${collection}\n${name}`

/** A filter without its values, and its sort: `{"status":"","at":{"$gt":""}} sorted by [["at",-1]]`. */
export function shapeOf(filter: Doc, sort: readonly unknown[]): string {
  const shape = JSON.stringify(filter, (key, value) => {
    if (Array.isArray(value)) return key.startsWith('$') && key !== '$in' ? value : []
    return value !== null && typeof value === 'object' ? value : ''
  })
  return sort.length ? `${shape} sorted by ${JSON.stringify(sort)}` : shape
}
