import { type ChildProcess, spawn } from 'node:child_process'
import type { Duplex, Readable } from 'node:stream'
import { HEAP_LIMIT_MB, MAX_MESSAGE, OUTPUT_LIMIT } from './limits'
import { LineCutter } from './line-cutter'
import {
  FROM_HOST,
  type HostMessage,
  readWorkerMessage,
  type WorkerMessage,
  type WorkerStart,
} from './messages'

/** Who is told what a worker does. */
export interface WorkerListener {
  message(message: Exclude<WorkerMessage, { type: 'died' }>): void
  /** A line that did not come through the function's console: Node's own last words, mostly. */
  raw(line: string): void
  /** The process is gone, and so is everything that it has sent. */
  ended(why: string): void
}

/** How long after its end a process's output may come; a child of its own may keep that open for ever. */
const LAST_WORDS_MS = 200
const MAX_RAW_LINE = 64 * 1024

/** That a file is an ES module is said by its package.json, not guessed from its text. */
const NO_GUESS = '--no-experimental-detect-module'
const NODE_OPTIONS = [
  `--max-old-space-size=${HEAP_LIMIT_MB}`,
  ...(process.allowedNodeEnvironmentFlags.has(NO_GUESS) ? [NO_GUESS] : []),
]

/** What Node writes when it gives up, as does the worker's attendant. */
const FATAL = /^(?:FATAL ERROR: |# (?=Fatal JavaScript ))(.+)/

/** One process that runs one function. Nothing that happens in it, and nothing that it writes, throws here. */
export class WorkerProcess {
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>
  readonly #child: ChildProcess | undefined
  #listener: WorkerListener | undefined
  #why = 'the worker ended'
  #rawLeft = OUTPUT_LIMIT
  #over = false

  /** `program`: the worker's bundle. */
  constructor(program: string, env: Record<string, string>, start: WorkerStart) {
    let gone = () => {}
    this.gone = new Promise(resolve => {
      gone = resolve
    })
    try {
      const child = spawn(process.execPath, [...NODE_OPTIONS, program, JSON.stringify(start)], {
        env: env as NodeJS.ProcessEnv,
        stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
        windowsHide: true,
        // A group of its own: a terminal's Ctrl-C is for the cloud, which stops its workers.
        detached: process.platform !== 'win32',
      })
      this.#child = child
      this.#attend(child, gone)
    } catch (error) {
      // No memory, no file handles: whoever gets this worker is told so.
      setImmediate(() => this.#end(`it could not be started: ${(error as Error).message}`))
      gone()
    }
  }

  /** False: it has ended, or is about to. */
  get isAlive(): boolean {
    return !this.#over
  }

  listen(listener: WorkerListener): void {
    this.#listener = listener
  }

  send(message: HostMessage): void {
    if (message.type === 'run') this.#rawLeft = OUTPUT_LIMIT
    if (this.#over) return
    const channel = this.#child?.stdio[FROM_HOST] as Duplex | undefined
    channel?.write(`${JSON.stringify(message)}\n`)
  }

  /** Ends it at once, with what it has started itself; nobody hears of it any more. */
  kill(): void {
    this.#listener = undefined
    this.#stop()
  }

  #stop(): void {
    this.#over = true
    const { pid, exitCode, signalCode } = this.#child ?? {}
    if (pid === undefined || exitCode !== null || signalCode !== null) return
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
    } catch {
      this.#child?.kill('SIGKILL')
    }
  }

  #attend(child: ChildProcess, gone: () => void): void {
    const [, , , from, to] = child.stdio as [null, Readable, Readable, Duplex, Readable]
    for (const stream of child.stdio) stream?.on('error', () => {})
    from?.on('close', () => this.#closing()).resume()
    to?.on('close', () => this.#closing())
    const lines = new LineCutter(MAX_MESSAGE)
    to?.on('data', chunk => {
      try {
        for (const line of lines.cut(chunk)) this.#hear(line)
      } catch (error) {
        this.#why = (error as Error).message
        this.#stop()
        to.destroy()
      }
    })
    this.#readRaw(child.stdout)
    this.#readRaw(child.stderr)
    child.on('error', error => {
      gone()
      this.#end(`it could not be started: ${error.message}`)
    })
    child.on('exit', (code, signal) => {
      this.#over = true
      gone()
      const end = () => this.#end(`${this.#why} (${signal ?? `exit code ${code}`})`)
      child.on('close', end)
      setTimeout(end, LAST_WORDS_MS).unref()
    })
  }

  #hear(line: string): void {
    const message = readWorkerMessage(line)
    if (!message) throw new Error('the function wrote where only its worker may')
    if (message.type === 'died') this.#why = message.why
    else this.#listener?.message(message)
  }

  /** Its end has begun, or the function has closed what it should not know. */
  #closing(): void {
    this.#over = true
    setTimeout(() => this.#stop(), LAST_WORDS_MS).unref()
  }

  #readRaw(stream: Readable | null): void {
    let rest = ''
    stream?.setEncoding('utf8')
    stream?.on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()!
      if (rest.length > MAX_RAW_LINE) {
        lines.push(rest)
        rest = ''
      }
      for (const line of lines) this.#raw(line)
    })
    stream?.on('end', () => rest && this.#raw(rest))
  }

  #raw(line: string): void {
    const fatal = FATAL.exec(line)
    if (fatal) this.#why = fatal[1]!
    this.#rawLeft -= line.length + 1
    if (this.#rawLeft > 0) this.#listener?.raw(line)
  }

  #end(why: string): void {
    this.#over = true
    const listener = this.#listener
    this.#listener = undefined
    listener?.ended(why)
  }
}
