import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { endNow, listen, Printer, send, state } from './channel'
import { MAX_REPLY } from './limits'
import type { Run, WorkerSetup, WorkerStart } from './messages'
import { installMovedDate } from './moved-date'
import { captureOutput, current } from './output'
import { importLikeTheCloud, isModule, resolveLikeTheCloud } from './resolution'

type Callback = (error: unknown, result?: unknown) => void
type Main = (event: unknown, context: unknown, callback: Callback) => unknown

// Taken before any function is loaded: it may replace whatever is global.
const { parse, stringify } = JSON
const { entries } = Object
const Pledge = Promise
const byteLength = Buffer.byteLength
const self = process
const exit = process.exit.bind(process)
const show = console.error
/** Nobody reads more of an error than this. */
const MAX_WORDS = 20_000

const start = parse(process.argv.pop()!) as WorkerStart
let running: string | undefined
let main: Main | undefined

const printer = new Printer()
const flushOutput = captureOutput((line, id) => printer.print(line, id ?? running))
state[0] = start.offset
installMovedDate(state)
guardProcess()
listen({
  setup,
  run: message => {
    if (main) void run(main, message)
  },
})
if (start.setup) setup(start.setup)
else if (start.preload) createRequire(start.preload)(start.preload)

function setup(given: WorkerSetup): void {
  Object.assign(process.env, given.env)
  load(given).then(
    loaded => {
      main = loaded
      send({ type: 'ready' })
    },
    error => send({ type: 'broken', error: describe(error) }),
  )
}

async function load(given: WorkerSetup): Promise<Main> {
  const dir = dirname(given.file)
  // Where a function of the real cloud finds itself.
  self.chdir(dir)
  resolveLikeTheCloud(given)
  let exported: { main?: Main; default?: { main?: Main } }
  if (isModule(dir)) {
    importLikeTheCloud(given)
    exported = await import(pathToFileURL(given.file).href)
  } else exported = createRequire(given.file)(given.file)
  const found = exported.main ?? exported.default?.main
  if (typeof found !== 'function') throw new Error(`${given.file} does not export a function named main`)
  return found
}

async function run(main: Main, { id, event, context, env }: Run): Promise<void> {
  for (const [key, value] of entries(env)) {
    if (value === null) delete self.env[key]
    else self.env[key] = value
  }
  running = id
  printer.renew()
  await current.run(id, async () => {
    try {
      const reply = asJson(await call(main, parse(event), context))
      flushOutput()
      send({ type: 'done', id, ...reply })
    } catch (error) {
      print(error)
      flushOutput()
      send({ type: 'done', id, error: describe(error) })
    }
  })
  running = undefined
  state[1] = 0
}

/** Functions of the older kind answer with their third argument. */
async function call(main: Main, event: unknown, context: unknown): Promise<unknown> {
  let answered: { error: unknown; result: unknown } | undefined
  let wake = () => {}
  const called = new Pledge<void>(resolve => {
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

function asJson(value: unknown): { result?: string; unfit?: string; large?: number } {
  try {
    const result = stringify(value)
    if (result === undefined) return {}
    const bytes = byteLength(result)
    return bytes > MAX_REPLY ? { large: bytes } : { result }
  } catch (error) {
    print(error)
    return {
      unfit: describe(error)
        .replace(/^TypeError: /, '')
        .split('\n')[0]!,
    }
  }
}

/** What a function leaves behind must not hit the next call of its worker. */
function guardProcess(): void {
  const fail = (error: unknown) => {
    try {
      const id = current.getStore()
      print(error)
      flushOutput()
      if (id !== undefined && id !== running) return
      send({ type: 'died', why: describe(error) })
      exit(1)
    } catch {
      endNow()
    }
  }
  process.on('unhandledRejection', fail)
  process.on('uncaughtException', fail)
}

/** Anything can be thrown, also what throws when it is looked at. */
function print(error: unknown): void {
  try {
    show(error)
  } catch {
    printer.print('an error that cannot be shown', running)
  }
}

function describe(error: unknown): string {
  try {
    return words(error).slice(0, MAX_WORDS)
  } catch {
    return 'an error that cannot be shown'
  }
}

function words(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { message } = error as { message?: unknown }
  if (typeof message === 'string') return `${(error as Error).name ?? 'Error'}: ${message}`
  return asJson(error).result ?? String(error)
}
