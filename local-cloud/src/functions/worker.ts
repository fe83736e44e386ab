import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { RunMessage, WorkerMessage, WorkerSetup } from './messages'
import { installMovedDate } from './moved-date'
import { captureOutput, current } from './output'
import { importLikeTheCloud, resolveLikeTheCloud } from './resolution'

type Callback = (error: unknown, result?: unknown) => void
type Main = (event: unknown, context: unknown, callback: Callback) => unknown

const setup = workerData as WorkerSetup
const port = parentPort!
const send = (message: WorkerMessage) => port.postMessage(message)
let running: string | undefined

captureOutput((line, id) => send({ type: 'log', line, id: id ?? running }))
installMovedDate(new Float64Array(setup.offset))
resolveLikeTheCloud(setup)
guardProcess()
load().then(
  main => {
    send({ type: 'ready' })
    port.on('message', (message: RunMessage) => void run(main, message))
  },
  error => send({ type: 'broken', error: describe(error) }),
)

async function load(): Promise<Main> {
  const require = createRequire(setup.file)
  let exported: { main?: Main; default?: { main?: Main } }
  try {
    exported = require(setup.file)
  } catch (error) {
    // The codes with which Node says that this is an ES module, or that it imports something.
    if (!/^ERR_(REQUIRE_ESM|REQUIRE_ASYNC_MODULE|MODULE_NOT_FOUND)$/.test(codeOf(error))) throw error
    importLikeTheCloud(setup)
    exported = await import(pathToFileURL(setup.file).href)
  }
  const main = exported.main ?? exported.default?.main
  if (typeof main !== 'function') throw new Error(`${setup.file} does not export a function named main`)
  return main
}

async function run(main: Main, { id, event, context, env }: RunMessage): Promise<void> {
  for (const [key, value] of Object.entries(env)) {
    if (value === null) delete process.env[key]
    else process.env[key] = value
  }
  running = id
  await current.run(id, async () => {
    try {
      send({ type: 'done', id, ...asJson(await call(main, JSON.parse(event), context)) })
    } catch (error) {
      console.error(error)
      send({ type: 'done', id, error: describe(error) })
    }
  })
  running = undefined
}

/** Functions of the older kind answer with their third argument. */
async function call(main: Main, event: unknown, context: unknown): Promise<unknown> {
  let answered: { error: unknown; result: unknown } | undefined
  let wake = () => {}
  const called = new Promise<void>(resolve => {
    wake = resolve
  })
  const returned = main(event, context, (error, result) => {
    answered ??= { error, result }
    wake()
  })
  const value = await returned
  const isOlder = main.length > 2 && value === undefined
  if (isOlder && !isPromise(returned)) await called
  if (!isOlder || !answered) return value
  if (answered.error) throw answered.error
  return answered.result
}

function isPromise(value: unknown): boolean {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function'
}

function asJson(value: unknown): { result?: string; unfit?: string } {
  try {
    const result = JSON.stringify(value)
    return result === undefined ? {} : { result }
  } catch (error) {
    console.error(error)
    return { unfit: (error as Error).message.split('\n')[0]! }
  }
}

/** What a function leaves behind must neither hit the next call of its worker nor the cloud's own process. */
function guardProcess(): void {
  const fail = (error: unknown) => {
    const id = current.getStore()
    console.error(error)
    if (id !== undefined && id !== running) return
    send({ type: 'died', why: describe(error) })
    process.exit(1)
  }
  process.on('unhandledRejection', fail)
  process.on('uncaughtException', fail)
  const kill = process.kill.bind(process)
  process.kill = (pid, signal) => (pid === process.pid && signal !== 0 ? process.exit(1) : kill(pid, signal))
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException | undefined)?.code)
}

function describe(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { message } = error as { message?: unknown }
  if (typeof message === 'string') return `${(error as Error).name ?? 'Error'}: ${message}`
  return asJson(error).result ?? String(error)
}
