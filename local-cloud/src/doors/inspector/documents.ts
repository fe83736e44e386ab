import { decodeStored, encode } from '../../db/codec'
import type { KeyPart } from '../../db/paths'
import type { Meter } from '../../db/scan'
import { HttpError, type Request } from '../http'
import { readId, readTypedDocument, readTypedQuery } from './ejson'
import { numberIn, textsIn } from './requests'
import type { InspectorParts } from './routes'

const PAGE = 20
const MAX_PAGE = 50
/** Of each document in a list, so many characters: enough for a line. */
const LINE = 400

/** `GET documents?collection=&filter=&sort=&page=&limit=`: one page of those that match, a line of each. */
export function listDocuments(request: Request, { engine }: InspectorParts): unknown {
  const { query } = request
  const name = query.get('collection') ?? ''
  const filter = readTypedQuery(query.get('filter') ?? '', 'filter', engine.now)
  const sort = sortIn(request, engine.now)
  const limit = numberIn(request, 'limit', PAGE, MAX_PAGE) || PAGE
  const skip = numberIn(request, 'page', 0, 1e7) * limit
  const used: string[] = []
  const meter: Meter = {
    rowsScanned: 0,
    onUnindexedScan: () => {},
    onScan: ({ plan }) => used.push(...plan.scans.map(pass => pass.index?.name ?? '_id_')),
  }
  const texts = engine.find(name, { filter, sort, skip, limit }, meter)
  const { rowsScanned } = meter
  const documents = texts.map(text => {
    const { _id, ...fields } = decodeStored(text)
    return { id: encode(_id), line: JSON.stringify(fields).slice(0, LINE), size: Buffer.byteLength(text) }
  })
  return {
    documents,
    total: engine.count(name, filter, quietMeter()),
    rowsScanned,
    indexes: [...new Set(used)],
  }
}

/** `GET document?collection=&id=`: one document as relaxed EJSON text. */
export function readDocument({ query }: Request, { engine }: InspectorParts): unknown {
  const id = readId(query.get('id') ?? 'null', engine.now)
  const [text] = engine.findById(query.get('collection') ?? '', id, undefined, quietMeter())
  if (text === undefined) throw new HttpError(404, 'This document does not exist any more.')
  return { text }
}

/** `POST documents/insert` `{"collection", "text"}`: the text is the whole document. */
export async function insertDocument(request: Request, parts: InspectorParts): Promise<unknown> {
  const { engine } = parts
  const { collection, text } = await textsIn(request, 'collection', 'text')
  const [id] = await engine.insert(collection, [readTypedDocument(text, engine.now)])
  tellOfChange(parts)
  return { id: encode(id) }
}

/** `POST documents/replace` `{"collection", "was", "text"}`, where `was` is the text that was edited. */
export async function replaceDocument(request: Request, parts: InspectorParts): Promise<unknown> {
  const { engine } = parts
  const { collection, was, text } = await textsIn(request, 'collection', 'was', 'text')
  const data = readTypedDocument(text, engine.now)
  const { _id } = readId(was, engine.now) as { _id?: unknown }
  const id = encode(_id ?? null)
  if (data._id !== undefined && encode(data._id) !== id)
    throw new HttpError(400, 'The _id of a document cannot be changed. Insert a new document instead.')
  const next = engine.withId({ ...data, _id: readId(id, engine.now) })
  if (!(await engine.replaceUnchanged(collection, was, next)))
    throw new HttpError(409, 'Meanwhile this document was changed or deleted. Nothing was written.')
  tellOfChange(parts)
  return { id, text: encode(next) }
}

/** `POST documents/delete` `{"collection", "id"}`. */
export async function deleteDocument(request: Request, parts: InspectorParts): Promise<unknown> {
  const { engine } = parts
  const { collection, id } = await textsIn(request, 'collection', 'id')
  if (!(await engine.removeById(collection, readId(id, engine.now))))
    throw new HttpError(404, 'This document does not exist any more.')
  tellOfChange(parts)
  return {}
}

/** Open pages of the app learn of it as of a function's write. */
export function tellOfChange({ events }: InspectorParts): void {
  events.send({ type: 'changed', function: '', action: 'inspector' })
}

function sortIn({ query }: Request, now: () => number): KeyPart[] {
  const parts = Object.entries(readTypedQuery(query.get('sort') ?? '', 'sort', now))
  if (!parts.every(([, way]) => way === 1 || way === -1))
    throw new HttpError(400, 'A sort names fields and 1 or -1: {"at": -1}.')
  return parts as KeyPart[]
}

const quietMeter = (): Meter => ({ rowsScanned: 0, onUnindexedScan: () => {} })
