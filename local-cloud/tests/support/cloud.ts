import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import type { Sdk } from './sdk'

/** The functions that most tests run. */
export const FUNCTIONS = resolve(__dirname, '../fixtures/functions')
const ENTRY = resolve(__dirname, '../../bin/cloud.mjs')

export interface Reply<T = unknown> {
  result: T
  errCode?: number
  errMsg?: string
  requestId: string
}

export interface TestCloud {
  url: string
  data: string
  process: ChildProcess
  output(): string
  /** A door's JSON answer. */
  door<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>
  invoke<T = Record<string, unknown>>(name: string, event?: object, openid?: string): Promise<Reply<T>>
  /** Runs code inside a cloud function, on the real SDK; throws what it throws. */
  script<I, O>(code: (sdk: Sdk, input: I) => Promise<O> | O, input?: I): Promise<O>
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface StartOptions {
  functions?: string
  data?: string
  args?: string[]
  /** Functions are started before they are called, as they are unless a test has other things to do. */
  warm?: boolean
  /** No file may grow beyond this many KB, as on a disk that is full. Needs a POSIX shell. */
  fileLimitKb?: number
}

const started: TestCloud[] = []
const folders: string[] = []

/** A folder that goes when the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  folders.push(folder)
  return folder
}

/** A copy of the fixture functions that a test may change. */
export function copyOfFunctions(): string {
  const folder = temporaryFolder()
  cpSync(FUNCTIONS, folder, { recursive: true })
  return folder
}

/** Only the function that runs tests' code, for clouds that must start quickly. */
export function scriptOnly(): string {
  const folder = temporaryFolder()
  cpSync(join(FUNCTIONS, 'script'), join(folder, 'script'), { recursive: true })
  return folder
}

/** Runs the program and waits for its first line, or for its end. */
export async function launch({
  functions = FUNCTIONS,
  data = temporaryFolder(),
  args = [],
  warm = false,
  fileLimitKb,
}: StartOptions = {}) {
  const options = [
    '--functions',
    functions,
    '--data',
    data,
    '--port',
    '0',
    ...(warm ? [] : ['--cold']),
    ...args,
  ]
  const env = { ...process.env, HOME: tmpdir() }
  const child =
    fileLimitKb === undefined
      ? spawn(process.execPath, [ENTRY, ...options], { env })
      : // The shell becomes the program, so that signals reach it. ulimit counts blocks of 512 bytes.
        spawn(
          'sh',
          ['-c', `ulimit -f ${fileLimitKb * 2}; exec "$@"`, 'sh', process.execPath, ENTRY, ...options],
          {
            env,
          },
        )
  let output = ''
  const ready = new Promise<string | undefined>(done => {
    const hear = (chunk: Buffer) => {
      output += chunk
      const url = /^ready (http:\S+)$/m.exec(output)?.[1]
      if (url) done(url)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', () => done(undefined))
  })
  return { child, data, url: await ready, output: () => output }
}

/** Starts a cloud of its own for a test file; it is stopped when that ends. */
export async function startCloud(options: StartOptions = {}): Promise<TestCloud> {
  const { child, data, url, output } = await launch(options)
  if (!url) throw new Error(`the cloud did not start:\n${output()}`)
  const door = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    return (await fetch(url + path, init)).json() as Promise<T>
  }
  const invoke = async <T>(name: string, event: object = {}, openid?: string): Promise<Reply<T>> => {
    const headers: Record<string, string> = openid === undefined ? {} : { 'X-Local-Openid': openid }
    const response = await fetch(`${url}/invoke/${name}`, {
      method: 'POST',
      body: JSON.stringify(event),
      headers,
    })
    return response.json() as Promise<Reply<T>>
  }
  const cloud: TestCloud = {
    url,
    data,
    output,
    door,
    invoke,
    process: child,
    async script<I, O>(code: (sdk: Sdk, input: I) => Promise<O> | O, input?: I) {
      const reply = await invoke<O>('script', { action: 'script', code: String(code), input }, 'oTester')
      if (reply.errCode !== undefined) throw new Error(`${reply.errCode} ${reply.errMsg}`)
      return reply.result
    },
    stop: (signal = 'SIGTERM') =>
      new Promise(done => {
        if (child.exitCode !== null || child.signalCode) return done(child.exitCode)
        child.on('exit', code => done(code))
        child.kill(signal)
      }),
  }
  started.push(cloud)
  return cloud
}

afterAll(async () => {
  await Promise.all(started.map(cloud => cloud.stop()))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
