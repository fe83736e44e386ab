import { HttpError, type Request } from '../http'
import { tellOfChange } from './documents'
import { numberIn, textsIn } from './requests'
import type { InspectorParts } from './routes'

const PAGE = 50

/** `GET files?text=&page=`: the files whose paths contain the text. */
export function listFiles(request: Request, { files }: InspectorParts): unknown {
  const page = numberIn(request, 'page', 0, 1e7)
  const { total, files: rows } = files.list(request.query.get('text') ?? '', page * PAGE, PAGE)
  return {
    total,
    files: rows.map(([path, , size, owner, at]) => ({
      path,
      size,
      owner,
      at: new Date(at).toISOString(),
      fileID: files.idOf(path),
    })),
  }
}

/** `POST files/delete` `{"path"}`: whoever's file it is. */
export async function deleteFile(request: Request, parts: InspectorParts): Promise<unknown> {
  const { path } = await textsIn(request, 'path')
  if (!parts.files.remove(path)) throw new HttpError(404, 'This file does not exist any more.')
  tellOfChange(parts)
  return {}
}
