import Module, { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { RunMessage, WorkerMessage, WorkerSetup } from './messages'
import { installMovedDate } from './moved-date'

type Main = (event: unknown, context: unknown) => unknown
type Resolve = (request: string, parent: unknown, isMain: boolean, options?: unknown) => string

const setup = workerData as WorkerSetup
const port = parentPort!
const send = (message: WorkerMessage) => port.postMessage(message)

installMovedDate(new Float64Array(setup.offset))
resolveLikeTheCloud(setup)
load().then(
  main => {
    send({ type: 'ready' })
    port.on('message', (message: RunMessage) => void run(main, message))
  },
  error => send({ type: 'broken', error: describe(error) }),
)

async function load(): Promise<Main> {
  const require = createRequire(setup.file)
  let exported: { main?: Main }
  try {
    exported = require(setup.file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') throw error
    exported = await import(pathToFileURL(setup.file).href)
  }
  if (typeof exported.main !== 'function')
    throw new Error(`${setup.file} does not export a function named main`)
  return exported.main
}

async function run(main: Main, { id, event, context, env }: RunMessage): Promise<void> {
  for (const [key, value] of Object.entries(env)) {
    if (value === null) delete process.env[key]
    else process.env[key] = value
  }
  try {
    const result = JSON.stringify(await main(JSON.parse(event), context))
    send(result === undefined ? { type: 'done', id } : { type: 'done', id, result })
  } catch (error) {
    console.error(error)
    send({ type: 'done', id, error: describe(error) })
  }
}

function describe(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { message } = error as { message?: unknown }
  return typeof message === 'string'
    ? `${(error as Error).name ?? 'Error'}: ${message}`
    : JSON.stringify(error)
}

/** `wx-server-sdk` is always the cloud's own; what a function's folder lacks comes from the cache. */
function resolveLikeTheCloud({ sdk, dependencies }: WorkerSetup): void {
  const loader = Module as unknown as { _resolveFilename: Resolve }
  const original = loader._resolveFilename
  const fromCache = dependencies ? createRequire(join(dependencies, 'package.json')) : undefined
  loader._resolveFilename = function (request, parent, isMain, options) {
    if (request === 'wx-server-sdk') return sdk
    try {
      return original.call(this, request, parent, isMain, options)
    } catch (error) {
      if (!fromCache || /^[./]/.test(request)) throw error
      return fromCache.resolve(request)
    }
  }
}
