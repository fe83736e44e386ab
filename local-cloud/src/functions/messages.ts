/** What a worker is started with. */
export interface WorkerSetup {
  /** The function's index.js. */
  file: string
  /** Where `wx-server-sdk` is, whatever the function's own folder holds. */
  sdk: string
  /** A folder with the function's installed dependencies, if it has any. */
  dependencies: string | undefined
  /** One Float64: the milliseconds by which the cloud's clock is ahead. */
  offset: SharedArrayBuffer
}

/** To the worker: run one invocation. */
export interface RunMessage {
  id: string
  event: string
  context: Record<string, unknown>
  /** Variables to set; null: to remove. */
  env: Record<string, string | null>
}

/** From the worker. `result` is JSON; undefined: the function gave nothing. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'broken'; error: string }
  | { type: 'log'; line: string; id: string | undefined }
  /** `error`: it threw; `unfit`: what it gave cannot be written as JSON. */
  | { type: 'done'; id: string; result?: string; error?: string; unfit?: string }
  /** It is about to end because of an error that nobody caught. */
  | { type: 'died'; why: string }
