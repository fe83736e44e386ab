import { createReadStream } from 'node:fs'
import { BadPath, type Files, NotTheirs } from '../files/store'
import { contentTypeOf } from './content-types'
import { HttpError, type Request } from './http'
import { openidOf } from './invoke'

const FILE_LIMIT = 100 * 1024 * 1024
const DEFAULT_MAX_AGE_S = 7200
/** The storage's own number for what somebody may not do with a file. */
const NO_PERMISSION = -503002

/** `PUT /files/<cloudPath>`: what the mini-program's `wx.cloud.uploadFile` does. */
export async function uploadDoor(request: Request, path: string, files: Files): Promise<unknown> {
  const owner = openidOf(request) ?? ''
  try {
    return { fileID: files.putOf(owner, path, await request.body(FILE_LIMIT)), statusCode: 204 }
  } catch (error) {
    if (error instanceof NotTheirs) throw new HttpError(403, error.message, NO_PERMISSION)
    throw error instanceof BadPath ? new HttpError(400, error.message) : error
  }
}

/** `PUT /cos-upload/<ticket>`: where the SDK's `uploadFile` sends the bytes. */
export async function ticketDoor(request: Request, ticket: string, files: Files): Promise<void> {
  const allowed = files.readTicket(ticket)
  if (!allowed) throw new HttpError(403, 'the upload ticket is not valid')
  files.put(allowed.path, await request.body(FILE_LIMIT), allowed.owner)
  request.response.writeHead(200, { 'content-length': 0 }).end()
}

/** `GET /cos/<file>/<name>?sign=…&t=…`: a file by its temporary URL. */
export function downloadDoor({ response, query, headers }: Request, rest: string, files: Files): void {
  const name = rest.split('/')[0]!
  const found = files.openTemporary(name, query.get('sign') ?? '', query.get('t') ?? '')
  if (!found) throw new HttpError(403, 'the temporary URL is not valid, or no longer')
  response.writeHead(200, {
    'content-type': contentTypeOf(found.type),
    'content-length': found.size,
    'cache-control': 'private, max-age=3600',
    // The page may have been opened under another of the loopback's names; foreign ones were turned away.
    ...(headers.origin ? { 'access-control-allow-origin': headers.origin } : {}),
    'x-content-type-options': 'nosniff',
    // An uploaded page must not run as one of this server's own.
    'content-security-policy': 'sandbox',
  })
  createReadStream(found.location)
    // It was deleted just now: the answer has begun, so all that is left is to cut it.
    .on('error', () => response.destroy())
    .pipe(response)
}

interface UrlWish {
  fileID: string
  maxAge?: number
}

async function listIn(request: Request): Promise<unknown[]> {
  const { fileList } = await request.fields()
  if (!Array.isArray(fileList)) throw new HttpError(400, 'fileList must be a list')
  return fileList
}

function wishOf(entry: unknown): UrlWish {
  const wish = typeof entry === 'string' ? { fileID: entry } : (entry as UrlWish | null)
  const { fileID, maxAge } = wish ?? {}
  if (typeof fileID !== 'string' || (maxAge !== undefined && !(Number(maxAge) > 0)))
    throw new HttpError(
      400,
      'fileList holds file ids, or objects with a fileID and perhaps a maxAge in seconds',
    )
  return { fileID, ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }) }
}

/** `POST /files/urls`: the mini-program's `wx.cloud.getTempFileURL`. */
export async function urlsDoor(request: Request, files: Files, url: string): Promise<unknown> {
  const wishes = (await listIn(request)).map(wishOf)
  return {
    fileList: wishes.map(({ fileID, maxAge = DEFAULT_MAX_AGE_S }) => {
      const path = files.pathOf(fileID)
      const file = path === undefined ? undefined : files.find(path)
      if (!file)
        return { fileID, tempFileURL: '', maxAge, status: -503003, errMsg: 'storage file not exists' }
      return { fileID, tempFileURL: url + files.temporaryPath(file, maxAge), maxAge, status: 0, errMsg: 'ok' }
    }),
  }
}

/** `POST /files/delete`: the mini-program's `wx.cloud.deleteFile`; a person may delete what is theirs. */
export async function deleteDoor(request: Request, files: Files): Promise<unknown> {
  const openid = openidOf(request) ?? ''
  const ids = (await listIn(request)).map(id => wishOf(id).fileID)
  return {
    fileList: ids.map(fileID => {
      const path = files.pathOf(fileID)
      const file = path === undefined ? undefined : files.find(path)
      if (!file) return { fileID, status: -503003, errMsg: 'storage file not exists' }
      if (file.owner !== openid) return { fileID, status: NO_PERMISSION, errMsg: 'storage permission denied' }
      files.remove(file.path)
      return { fileID, status: 0, errMsg: 'ok' }
    }),
  }
}
