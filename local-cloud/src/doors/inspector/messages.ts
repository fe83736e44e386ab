import type { Request } from '../http'
import { numberIn } from './requests'
import type { InspectorParts } from './routes'

const PAGE = 50

/** `GET messages?before=ID`: the latest open-API calls before that one, newest first. */
export function readMessages(request: Request, { outbox }: InspectorParts): unknown {
  const before = numberIn(request, 'before', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  const items = outbox.latest(before, PAGE + 1)
  return { items: items.slice(0, PAGE), more: items.length > PAGE }
}
