import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..', '..')
const inRoot = (...parts: string[]) => path.join(root, ...parts)

export interface CloudOptions {
  /** Folder of built functions; default: the product's. */
  functions?: string
  /** Data folder; default: a temporary one, removed at the end. Name one to start again on the same data. */
  data?: string
  /** Folder of `<collection>.jsonl` files to load into empty data. */
  import?: string
  /** Folder that every collection is written to as `<collection>.jsonl` when it is stopped. */
  export?: string
  /** Folder of files to serve at `/`. */
  static?: string
  /** A query that scans more than 1,000 rows without an index is an error. Default true. */
  strictIndexes?: boolean
  /** How long it may take to load what it imports, in ms. Default 30 s. */
  readyWithinMs?: number
  /** Environment of the functions, over the hotline's keys for tests. */
  env?: Record<string, string>
}

/** A local cloud that runs in a process of its own. */
export interface CloudProcess {
  url: string
  data: string
  /** What it has printed so far. */
  output(): string
  /** Stops it cleanly; resolves when the process is gone. */
  stop(): Promise<void>
  /** Ends it at once, as a power cut would; resolves when the process is gone. */
  kill(): Promise<void>
  /** Removes the data folder if it is a temporary one. */
  removeData(): void
}

/**
 * Starts the local cloud on a free port and waits until it is ready.
 * @throws Error with what it printed when it ends or is not ready in time.
 */
export async function startCloudProcess(options: CloudOptions = {}): Promise<CloudProcess> {
  const data = options.data ?? fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-'))
  const child = spawn(process.execPath, commandLine(options, data), { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => undefined) // it may be gone already when we ask it to stop
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (output += text))
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const url = await readyUrl(child, () => output, options.readyWithinMs ?? 30_000)

  const end = async (ask: () => void) => {
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    ask()
    await gone
    clearTimeout(late)
  }
  return {
    url,
    data,
    output: () => output,
    stop: () => end(() => child.stdin.end()),
    kill: () => end(() => child.kill('SIGKILL')),
    removeData: () => {
      if (!options.data) fs.rmSync(data, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Without keys the hotline takes nothing confidential: every cloud has some, and tests may name others. */
export const hotlineKeys = {
  HOTLINE_KEYS: `test1:${Buffer.alloc(32, 'key').toString('base64')}`,
  HOTLINE_PEPPER: Buffer.alloc(32, 'pepper').toString('base64'),
}

function commandLine(options: CloudOptions, data: string): string[] {
  const line = [
    inRoot('local-cloud', 'bin', 'cloud.mjs'),
    '--port',
    '0',
    '--data',
    data,
    '--exit-with-parent',
  ]
  line.push('--functions', options.functions ?? inRoot('dist', 'cloudfunctions'))
  if (options.import) line.push('--import', options.import)
  if (options.export) line.push('--export', options.export)
  if (options.static) line.push('--static', options.static)
  if (options.strictIndexes ?? true) line.push('--strict-indexes')
  // A test file calls a few of the functions; each that is started costs half a second of the processor.
  line.push('--cold')
  line.push('--env-file', writeEnv({ ...hotlineKeys, ...options.env }, data))
  return line
}

function writeEnv(env: Record<string, string>, data: string): string {
  const file = path.join(data, 'functions.env')
  fs.mkdirSync(data, { recursive: true })
  fs.writeFileSync(
    file,
    Object.entries(env)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
      .join(''),
  )
  return file
}

function readyUrl(child: ChildProcess, output: () => string, withinMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL')
      reject(new Error(`The local cloud ${why}. It printed:\n${output()}`))
    }
    const late = setTimeout(() => fail(`was not ready after ${withinMs / 1000} s`), withinMs)
    const look = () => {
      const url = /^ready (http\S+)$/m.exec(output())?.[1]
      if (!url) return
      clearTimeout(late)
      resolve(url)
    }
    child.stdout?.on('data', look)
    child.once('error', error => fail(`could not be started (${error.message})`))
    child.once('exit', code => {
      clearTimeout(late)
      fail(`ended with code ${code}`)
    })
  })
}
