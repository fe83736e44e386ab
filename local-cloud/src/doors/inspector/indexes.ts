import type { InspectorParts } from './routes'

const iso = (ms: number) => new Date(ms).toISOString()

/** `GET indexes`: every collection's indexes with their use since the start, and the scans that had none. */
export function readIndexes({ engine: { store }, indexUse }: InspectorParts): unknown {
  const indexes = [...store.collections.values()].flatMap(({ name: collection, indexes }) => {
    const builtIn = { name: '_id_', keys: [['_id', 1]], unique: true, arrays: new Set<string>() }
    return [builtIn, ...indexes].map(({ name, keys, unique, arrays }) => {
      const use = indexUse.of(collection, name)
      return {
        collection,
        name,
        keys,
        unique,
        arrays: [...arrays],
        times: use?.times ?? 0,
        lastAt: use && iso(use.lastAt),
      }
    })
  })
  return {
    indexes: indexes.sort((a, b) => (a.collection < b.collection ? -1 : a.collection > b.collection ? 1 : 0)),
    unindexed: indexUse.unindexed.map(shape => ({ ...shape, lastAt: iso(shape.lastAt) })),
  }
}
