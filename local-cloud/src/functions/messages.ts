/** What a worker runs, and with what. */
export interface WorkerSetup {
  /** The function's index.js. */
  file: string
  /** Where `wx-server-sdk` is, whatever the function's own folder holds. */
  sdk: string
  /** A folder with the function's installed dependencies, if it has any. */
  dependencies: string | undefined
  /** Variables that lead its SDK to the cloud. */
  env: Record<string, string>
}

/** One invocation, for the worker that runs it. */
export interface Run {
  id: string
  event: string
  context: Record<string, unknown>
  /** Variables to set; null: to remove. */
  env: Record<string, string | null>
}

/** To the worker, a line of JSON each. */
export type HostMessage =
  /** To a worker in reserve, which has no function yet. */
  | { type: 'setup'; setup: WorkerSetup }
  | ({ type: 'run' } & Run)
  /** The milliseconds by which the cloud's clock is ahead. */
  | { type: 'clock'; offset: number }

/** From the worker, a line of JSON each. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'broken'; error: string }
  | { type: 'log'; line: string; id?: string | undefined }
  | Done
  /** It is about to end because of an error that nobody caught. */
  | { type: 'died'; why: string }

/** `result` is JSON; without anything else the function gave nothing. */
export interface Done {
  type: 'done'
  id: string
  result?: string
  /** It threw. */
  error?: string
  /** What it gave cannot be written as JSON. */
  unfit?: string
  /** What it gave has so many bytes that no caller may have it. */
  large?: number
}

/** What a worker is started with: the argument of its program, as JSON. */
export interface WorkerStart {
  offset: number
  setup?: WorkerSetup
  /** Without a setup: what is loaded while one is waited for. */
  preload?: string
}

/** The file handle on which a worker hears the cloud. */
export const FROM_HOST = 3

/** The one on which it answers. Not Node's own channel, which brings down the parent when a child writes nonsense. */
export const TO_HOST = 4

const TEXTS = ['id', 'line', 'error', 'why', 'result', 'unfit'] as const
const TYPES = ['ready', 'broken', 'log', 'done', 'died']

/** Reads what should be a worker's message; undefined: the function itself has written there. */
export function readWorkerMessage(line: string): WorkerMessage | undefined {
  try {
    const message = JSON.parse(line)
    const isOne =
      TYPES.includes(message.type) &&
      TEXTS.every(key => message[key] === undefined || typeof message[key] === 'string')
    return isOne ? message : undefined
  } catch {
    return undefined
  }
}
