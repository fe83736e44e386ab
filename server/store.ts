import { _, db } from './cloud'
import { retrying } from './retry'

/** What may be asked of a field: a value, or one of the SDK's commands. */
export type Where = Record<string, unknown> | ReturnType<typeof _.or>
export interface Find {
  where: Where
  orderBy?: readonly (readonly [path: string, direction: 'asc' | 'desc'])[]
  limit?: number
}

/** Documents hold plain JSON: undefined fields are left out rather than kept as something else. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

/** A nested object replaces what was there; the SDK would merge it otherwise. */
const replacing = (value: unknown): unknown =>
  value !== null && typeof value === 'object' ? _.set(value) : value

/** One collection with its documents' type: every access of the product to the database goes through here. */
export function collection<T extends { _id: string }>(name: string) {
  const all = () => db.collection(name)
  return {
    name,

    /** The documents that fit, at most `limit` (100). One round trip. */
    find: async ({ where, orderBy = [], limit = 100 }: Find): Promise<T[]> => {
      const { data } = await retrying(() => {
        let query = all().where(where as object)
        for (const [path, direction] of orderBy) query = query.orderBy(path, direction)
        return query.limit(limit).get()
      })
      return data as T[]
    },

    /** One document, or undefined. One round trip. */
    byId: async (id: string): Promise<T | undefined> => {
      const { data } = await retrying(() => all().where({ _id: id }).limit(1).get())
      return (data as T[])[0]
    },

    count: async (where: Where): Promise<number> =>
      (
        await retrying(() =>
          all()
            .where(where as object)
            .count(),
        )
      ).total as number,

    /** @throws Duplicate when the id is there, also when an earlier try got through and its answer was lost. */
    insert: async (document: T): Promise<void> => {
      await retrying(() => all().add({ data: plain(document) }))
    },

    /**
     * Changes the fields of the documents that fit, in one step of the database: nobody comes between the
     * condition and the change. Gives how many; 0 also when an earlier try got through and its answer was lost.
     */
    update: async (where: Where, fields: Partial<T>): Promise<number> => {
      const data = Object.fromEntries(
        Object.entries(plain(fields)).map(([key, value]) => [key, replacing(value)]),
      )
      const { stats } = await retrying(() =>
        all()
          .where(where as object)
          .update({ data }),
      )
      return stats.updated
    },

    remove: async (where: Where): Promise<number> =>
      (
        await retrying(() =>
          all()
            .where(where as object)
            .remove(),
        )
      ).stats.removed,

    /** An aggregation; `build` adds its stages. One round trip. */
    aggregate: async <R>(
      build: (start: ReturnType<ReturnType<typeof all>['aggregate']>) => { end(): unknown },
    ) => {
      const result = (await retrying(async () => build(all().aggregate()).end())) as { list: R[] }
      return result.list
    },
  }
}
