import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signatureOf } from './signature'

/** A timer of a function: seven cron fields, in UTC+8. */
export interface Trigger {
  name: string
  cron: string
}

/** A cloud function as its folder and config.json describe it. */
export interface FunctionSpec {
  name: string
  dir: string
  file: string
  timeoutMs: number
  /** The open APIs that it may call. */
  openapi: string[]
  triggers: Trigger[]
  /** It may be reached by HTTP. */
  http: boolean
  /** Changes when any of its files does. */
  signature: string
}

const DEFAULT_TIMEOUT_S = 3
const MAX_TIMEOUT_S = 900
/** Looking at every file on every call would cost more than the call. */
const RECHECK_MS = 300

interface ConfigFile {
  timeout?: number
  permissions?: { openapi?: unknown }
  triggers?: unknown
  /** Our own: the real cloud keeps its routes outside of this file. */
  http?: unknown
}

interface ConfigTrigger {
  name: string
  type?: string
  config: string
}

/** The functions in a folder, read again when their files change. */
export class Registry {
  readonly #specs = new Map<string, FunctionSpec>()
  readonly #checked = new Map<string, number>()

  constructor(readonly folder: string) {}

  /** The names of all functions there are now. */
  names(): string[] {
    return readdirSync(this.folder, { withFileTypes: true })
      .filter(
        entry =>
          (entry.isDirectory() || entry.isSymbolicLink()) &&
          !entry.name.startsWith('.') &&
          this.#isFunction(entry.name),
      )
      .map(entry => entry.name)
      .sort()
  }

  all(): FunctionSpec[] {
    return this.names().flatMap(name => this.get(name) ?? [])
  }

  /** The function of that name as its files now stand; undefined: there is none. */
  get(name: string): FunctionSpec | undefined {
    const known = this.#specs.get(name)
    if (known && Date.now() - (this.#checked.get(name) ?? 0) < RECHECK_MS) return known
    if (!/^[\w-]+$/.test(name) || !this.#isFunction(name)) {
      this.#specs.delete(name)
      return undefined
    }
    this.#checked.set(name, Date.now())
    const dir = join(this.folder, name)
    const signature = signatureOf(dir)
    if (known?.signature === signature) return known
    const spec = readSpec(name, dir, signature)
    this.#specs.set(name, spec)
    return spec
  }

  /** Why a folder of that name is no function; undefined: there is nothing to say. */
  whyNot(name: string): string | undefined {
    const has = (file: string) => /^[\w-]+$/.test(name) && existsSync(join(this.folder, name, file))
    if (has('index.ts')) return 'it has an index.ts and no index.js: compile it first'
    if (has('main.go') || has('index.py') || has('index.php')) return 'only functions in JavaScript run here'
    return has('.') ? 'its folder has no index.js' : undefined
  }

  #isFunction(name: string): boolean {
    return existsSync(join(this.folder, name, 'index.js'))
  }
}

function readSpec(name: string, dir: string, signature: string): FunctionSpec {
  const config = readConfig(join(dir, 'config.json'))
  const seconds =
    Number(config.timeout) > 0 ? Math.min(Number(config.timeout), MAX_TIMEOUT_S) : DEFAULT_TIMEOUT_S
  return {
    name,
    dir,
    file: join(dir, 'index.js'),
    timeoutMs: seconds * 1000,
    openapi: listOf<string>(config.permissions?.openapi),
    triggers: listOf<ConfigTrigger>(config.triggers)
      .filter(t => t && (t.type === undefined || t.type === 'timer'))
      .map(t => ({ name: String(t.name ?? ''), cron: String(t.config ?? '') })),
    http: config.http === true,
    signature,
  }
}

function readConfig(file: string): ConfigFile {
  if (!existsSync(file)) return {}
  try {
    const config: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
    return typeof config === 'object' && config !== null ? config : {}
  } catch (error) {
    console.error(`${file} is not valid JSON: ${(error as Error).message}`)
    return {}
  }
}

/** What stands in a config.json may be anything. */
const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? value : [])
