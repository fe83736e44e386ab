import vm from 'node:vm'
import type { Timers } from './timers'

/** The JavaScript world of the logic layer: the language itself, timers and a console, and nothing else. */
export interface Realm {
  global: Record<string, unknown>
  run: (script: vm.Script) => unknown
  /** A deep copy made of this realm's own objects and arrays (checks on prototypes hold); undefined stays. */
  copyIn: <T>(value: T) => T
  /** A promise of this realm. */
  promise: (
    executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
  ) => unknown
  /** An Error of this realm with further fields. */
  error: (message: string, fields: object) => unknown
  /** Whether a promise was made in this realm. */
  owns: (promise: object) => boolean
  /** Constructors of this realm → those of the host, for property types. */
  constructors: Map<unknown, unknown>
}

export type ConsoleLine = { level: string; text: string }

// Languages features that WeChat's logic layer lacks, or that are missing or partial on some phones (Intl).
const absent = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'Intl']

const prelude = new vm.Script(
  `(function (now, absent) {
    for (const name of absent) delete globalThis[name]
    const RealDate = Date
    const Shifted = function Date(...parts) {
      if (!new.target) return new RealDate(now()).toString()
      return Reflect.construct(RealDate, parts.length ? parts : [now()], new.target)
    }
    Shifted.prototype = RealDate.prototype
    Object.defineProperty(RealDate.prototype, 'constructor', { value: Shifted, writable: true, configurable: true })
    Shifted.now = () => now()
    Shifted.parse = RealDate.parse
    Shifted.UTC = RealDate.UTC
    globalThis.Date = Shifted
    return {
      parse: text => JSON.parse(text),
      promise: executor => new Promise(executor),
      error: (message, fields) => Object.assign(new Error(message), JSON.parse(fields)),
      owns: promise => promise instanceof Promise,
    }
  })`,
  { filename: 'realm.js' },
)

interface Inside {
  parse: (text: string) => unknown
  promise: Realm['promise']
  error: (message: string, fields: string) => unknown
  owns: Realm['owns']
}

/**
 * Makes the world that a mini-program's code runs in: no window, document, process, URL, fetch, AbortController,
 * and no `eval` or `new Function`, which WeChat forbids. `now` is its clock (ms since 1970).
 */
export function createRealm(timers: Timers, now: () => number, log: (line: ConsoleLine) => void): Realm {
  const write =
    (level: string) =>
    (...parts: unknown[]) =>
      log({ level, text: parts.map(part => consoleText(part)).join(' ') })
  type Action = (...args: unknown[]) => void
  const sandbox: Record<string, unknown> = {
    console: Object.fromEntries(
      ['log', 'info', 'warn', 'error', 'debug', 'trace', 'group', 'groupEnd', 'table'].map(l => [
        l,
        write(l),
      ]),
    ),
    setTimeout: (action: Action, ms?: number, ...args: unknown[]) => timers.later(() => action(...args), ms),
    setInterval: (action: Action, ms?: number, ...args: unknown[]) => timers.every(() => action(...args), ms),
    clearTimeout: (id?: NodeJS.Timeout) => timers.cancel(id),
    clearInterval: (id?: NodeJS.Timeout) => timers.cancel(id),
  }
  const context = vm.createContext(sandbox, { codeGeneration: { strings: false, wasm: false } })
  const inside = (prelude.runInContext(context) as (now: () => number, absent: string[]) => Inside)(
    now,
    absent,
  )
  const types = ['Object', 'String', 'Number', 'Boolean', 'Array', 'Function'] as const
  return {
    global: sandbox,
    run: script => script.runInContext(context),
    copyIn: <T>(value: T) => {
      const text = JSON.stringify(value)
      return (text === undefined ? value : inside.parse(text)) as T
    },
    promise: inside.promise,
    error: (message, fields) => inside.error(message, JSON.stringify(fields)),
    owns: inside.owns,
    constructors: new Map(types.map(name => [vm.runInContext(name, context) as unknown, globalThis[name]])),
  }
}

function consoleText(part: unknown): string {
  if (typeof part === 'string') return part
  if (typeof part === 'object' && part !== null && 'stack' in part) return String(part.stack)
  try {
    return JSON.stringify(part) ?? String(part)
  } catch {
    return String(part)
  }
}
