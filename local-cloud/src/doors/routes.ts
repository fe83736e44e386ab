import type { Clock } from '../clock'
import { CloudError } from '../db/errors'
import type { Store } from '../db/store'
import type { FaultSettings, Faults } from '../faults'
import type { Registry } from '../functions/registry'
import type { Metrics } from '../metrics'
import { type Admin, Dropped } from '../wire/admin'
import { callOpenApi, type OpenApiParts } from '../wire/openapi'
import { moveClock, readClock, resetClock } from './clock'
import { deleteDoor, downloadDoor, ticketDoor, uploadDoor, urlsDoor } from './files'
import { type Door, HttpError, type Request, type Router, sendJson } from './http'
import { httpAccessDoor } from './http-access/door'
import { type InspectorParts, inspectorDoors } from './inspector/routes'
import { invokeDoor } from './invoke'
import { addRules, readOutbox, removeRules } from './outbox'
import { shimDoor } from './shim'
import { SHIM_PATH, staticDoor } from './static'

/** What the doors open to. */
export interface DoorParts extends InspectorParts {
  admin: Admin
  clock: Clock
  faults: Faults
  metrics: Metrics
  openApi: OpenApiParts
  registry: Registry
  store: Store
  staticDir: string | undefined
  url(): string
}

const ADMIN_LIMIT = 32 * 1024 * 1024

/** The doors of the cloud: which path leads where. */
export function routes(parts: DoorParts): Router {
  const fixed = fixedDoors(parts)
  return (method, path) => {
    const door = fixed[`${method} ${path}`]
    if (door) return door
    const [, head, rest] = /^\/([^/]+)\/(.+)$/.exec(path) ?? []
    if (head === 'http' && rest !== undefined) {
      return request => httpAccessDoor(request, rest, parts.registry, parts.invoker())
    }
    const wild = rest === undefined ? undefined : wildDoor(parts, `${method} ${head}`, rest)
    if (wild) return wild
    const { staticDir } = parts
    if (staticDir && (method === 'GET' || method === 'HEAD')) return request => staticDoor(request, staticDir)
    return undefined
  }
}

function fixedDoors(parts: DoorParts): Record<string, Door> {
  const { admin, clock, events, faults, files, metrics, openApi, outbox, store } = parts
  return {
    'POST /admin': request => adminDoor(request, admin, openApi),
    'GET /clock': () => readClock(clock),
    'POST /clock': request => moveClock(request, clock, parts.timers(), events),
    'DELETE /clock': () => resetClock(clock, store.isEmpty() && files.isEmpty(), parts.timers(), events),
    'GET /events': ({ response, query }) => events.listen(response, { calls: query.has('calls') }),
    'GET /faults': () => faults.settings,
    'POST /faults': request => faultsDoor(request, faults),
    'POST /files/urls': request => urlsDoor(request, files, parts.url()),
    'POST /files/delete': request => deleteDoor(request, files),
    'GET /metrics': () => metrics.report(),
    'DELETE /metrics': () => {
      metrics.reset()
      return {}
    },
    'GET /outbox': request => readOutbox(request, outbox),
    'GET /outbox/rules': () => ({ rules: outbox.rules }),
    'POST /outbox/rules': request => addRules(request, outbox),
    'DELETE /outbox/rules': request => removeRules(request, outbox),
    ...inspectorDoors(parts),
    [`GET ${SHIM_PATH}`]: request => shimDoor(request, clock.now()),
  }
}

function wildDoor(
  { files, invoker, registry, timers, clock }: DoorParts,
  head: string,
  rest: string,
): Door | undefined {
  switch (head) {
    case 'POST invoke':
      return request => invokeDoor(request, unescaped(rest), invoker())
    case 'POST trigger': {
      const name = unescaped(rest)
      return () => timers().fire(name, registry.get(name)?.triggers[0]?.name ?? '', clock.now())
    }
    case 'PUT files':
      return request => uploadDoor(request, unescaped(rest), files)
    case 'PUT cos-upload':
      return request => ticketDoor(request, rest, files)
    case 'GET cos':
    case 'HEAD cos':
      return request => downloadDoor(request, rest, files)
  }
  return undefined
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new HttpError(400, 'the path is not well-formed')
  }
}

async function faultsDoor(request: Request, faults: Faults): Promise<unknown> {
  try {
    faults.set((await request.fields()) as FaultSettings)
    return faults.settings
  } catch (error) {
    throw error instanceof TypeError ? new HttpError(400, error.message) : error
  }
}

/** When the SDK made a request, in the function's milliseconds: its sequence id begins with that. */
function askedAt({ query }: Request): number {
  return Number.parseInt(query.get('seqId') ?? '', 16)
}

/** Where the SDK speaks: JSON for most things, multipart and protobuf for open APIs. */
async function adminDoor(request: Request, admin: Admin, openApi: OpenApiParts): Promise<unknown> {
  const { response } = request
  const type = request.headers['content-type'] ?? ''
  try {
    if (!type.startsWith('multipart/')) {
      return await admin.handle(await request.fields(ADMIN_LIMIT), askedAt(request))
    }
    const reply = callOpenApi(await request.body(ADMIN_LIMIT), type, openApi)
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(reply)
  } catch (error) {
    if (error instanceof Dropped) response.destroy()
    else if (error instanceof CloudError)
      sendJson(response, 200, { code: error.code, message: error.message })
    else throw error
  }
  return undefined
}
