import type { Body } from './database'

/** The collections that a request reads or writes; none for the request that makes one. */
export function collectionsOf(action: string, body: Body): string[] {
  if (action === 'database.addCollection') return []
  const named = typeof body.collectionName === 'string' ? [body.collectionName] : []
  if (action !== 'database.aggregateDocuments' || !Array.isArray(body.stages)) return named
  return [...named, ...body.stages.flatMap(joined)]
}

/** A `$lookup` reads a second collection. Stages that are not as they should be are refused further on. */
function joined({ stageKey, stageValue }: { stageKey?: unknown; stageValue?: unknown }): string[] {
  if (stageKey !== '$lookup') return []
  try {
    const { from } = JSON.parse(String(stageValue)) as { from?: unknown }
    return typeof from === 'string' ? [from] : []
  } catch {
    return []
  }
}
