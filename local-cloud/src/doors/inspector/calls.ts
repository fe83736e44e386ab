import { HttpError, type Request } from '../http'
import type { InspectorParts } from './routes'

/** `GET calls?since=VERSION`: the calls to which something has happened since, newest first. */
export function readCalls({ query }: Request, { calls }: InspectorParts): unknown {
  return calls.since(Number(query.get('since') ?? 0) || 0)
}

/** `GET call?id=`: all that is known of one call. */
export function readCall({ query }: Request, { calls }: InspectorParts): unknown {
  const found = calls.details(query.get('id') ?? '')
  if (!found) throw new HttpError(404, 'This call is too long ago: only the latest 500 are kept.')
  return found
}
