import { createReadStream, existsSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { contentTypeOf } from './content-types'
import { HttpError, type Request } from './http'

/** Where the page shim is served. */
export const SHIM_PATH = '/__local-cloud/shim.js'

const SHIM_TAG = `<script src="${SHIM_PATH}"></script>`

/** Serves the files below a folder; every page gets the shim before its own scripts. */
export function staticDoor(request: Request, folder: string): void {
  const { response, method } = request
  const root = realpathSync(folder)
  const file = find(root, pathOf(request))
  if (!file) throw new HttpError(404, `nothing at ${request.path}`)
  if (file.redirect) {
    const query = request.query.size ? `?${request.query}` : ''
    response.writeHead(302, { location: `${request.path}/${query}` }).end()
    return
  }
  const type = contentTypeOf(extname(file.path))
  const etag = `"${file.stats.size.toString(36)}-${Math.floor(file.stats.mtimeMs).toString(36)}"`
  const headers = { 'content-type': type, 'cache-control': 'no-cache', etag }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end()
    return
  }
  const page = type.startsWith('text/html') ? withShim(readFileSync(file.path, 'utf8')) : undefined
  const length = page === undefined ? file.stats.size : Buffer.byteLength(page)
  response.writeHead(200, { ...headers, 'content-length': length })
  if (method === 'HEAD') response.end()
  else if (page !== undefined) response.end(page)
  else createReadStream(file.path).pipe(response)
}

function withShim(html: string): string {
  const head = /<head[^>]*>/i.exec(html) ?? /<html[^>]*>/i.exec(html)
  if (!head) return SHIM_TAG + html
  const at = head.index + head[0].length
  return html.slice(0, at) + SHIM_TAG + html.slice(at)
}

function pathOf({ path }: Request): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new HttpError(400, 'the path is not well-formed')
  }
}

interface Hit {
  path: string
  stats: Stats
  redirect: boolean
}

/** The file for a path: itself, a folder's index.html, or the name with .json or .html. */
function find(root: string, path: string): Hit | undefined {
  if (path.includes('\0') || path.includes('\\') || path.split('/').some(part => part.startsWith('.')))
    return undefined
  const target = join(root, ...path.split('/'))
  for (const candidate of [target, `${target}.json`, `${target}.html`]) {
    if (!existsSync(candidate) || !isInside(root, candidate)) continue
    const stats = statSync(candidate)
    if (stats.isFile()) return path.endsWith('/') ? undefined : { path: candidate, stats, redirect: false }
    const index = join(candidate, 'index.html')
    if (existsSync(index) && isInside(root, index)) {
      return { path: index, stats: statSync(index), redirect: !path.endsWith('/') }
    }
  }
  return undefined
}

/** Links must not lead out of the folder either. */
function isInside(root: string, file: string): boolean {
  const real = realpathSync(file)
  return real === root || real.startsWith(root + sep)
}
