import type { Request } from '../http'
import { nameIn } from './requests'
import type { InspectorParts } from './routes'

/** `GET collections`: every collection by name, with its number of documents. */
export function listCollections({ engine: { store } }: InspectorParts): unknown {
  const collections = [...store.collections.values()].map(collection => ({
    name: collection.name,
    documents: store.size(collection),
    indexes: collection.indexes.length,
  }))
  return { collections: collections.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

/** `POST collections` `{"name"}`. */
export async function createCollection(request: Request, { engine }: InspectorParts): Promise<unknown> {
  const { name } = engine.store.createCollection(await nameIn(request))
  return { name }
}
