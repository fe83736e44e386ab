import { _, db } from './cloud'
import { Duplicate, retrying } from './retry'

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

function ignoreDuplicate(error: unknown): void {
  if (!(error instanceof Duplicate)) throw error
}

/** One collection with its documents' type: every access of the product to the database goes through here. */
export function collection<T extends { _id: string }>(name: string) {
  const all = () => db.collection(name)
  const insertOne = async (document: T): Promise<void> => {
    await retrying(() => all().add({ data: plain(document) }))
  }
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
    insert: insertOne,

    /** Several at once; what is there already stays as it is. One round trip where none is. */
    insertMissing: async (documents: readonly T[]): Promise<void> => {
      if (documents.length === 0) return
      try {
        await retrying(() => all().add({ data: documents.map(plain) as unknown as object }))
      } catch (error) {
        if (!(error instanceof Duplicate)) throw error
        // Some of them came through before, perhaps all: the others are still wanted.
        const ids = documents.map(({ _id }) => _id)
        const there = await retrying(() =>
          all()
            .where({ _id: _.in(ids) })
            .limit(1000)
            .get(),
        )
        const known = new Set((there.data as T[]).map(({ _id }) => _id))
        for (const document of documents) {
          if (!known.has(document._id)) await insertOne(document).catch(ignoreDuplicate)
        }
      }
    },

    /**
     * Changes the fields of the documents that fit, in one step of the database: nobody comes between the
     * condition and the change. Gives how many have changed: 0 also when what fits is so already, or when an earlier
     * try got through and its answer was lost.
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

    /**
     * Changes fields by the SDK's own operators (`_.inc`, `_.addToSet`), for what must not be read first. The condition
     * has to make a second time harmless. Gives how many, as `update` does.
     */
    adjust: async (
      where: Where,
      operators: { [K in keyof T]?: ReturnType<typeof _.inc> },
    ): Promise<number> => {
      const { stats } = await retrying(() =>
        all()
          .where(where as object)
          .update({ data: operators }),
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
