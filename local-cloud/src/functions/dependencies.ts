import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import type { FunctionSpec } from './registry'

/** What could not be installed is not asked for again by every call: npm takes long to say no. */
const TRY_AGAIN_MS = 30_000

interface PackageFile {
  dependencies?: Record<string, string> | null
}

/** Installs what functions need besides the SDK, once per set of dependencies, without running scripts. */
export class Dependencies {
  readonly #running = new Map<string, Promise<string>>()
  readonly #failed = new Map<string, { error: Error; at: number }>()

  constructor(readonly folder: string) {}

  /** The folder with the function's dependencies; undefined: it needs none, or has brought its own. */
  async install(spec: FunctionSpec): Promise<string | undefined> {
    const wanted = dependenciesOf(spec.dir)
    const missing = Object.keys(wanted).filter(name => !existsSync(join(spec.dir, 'node_modules', name)))
    if (!missing.length) return undefined
    const hash = createHash('sha256').update(JSON.stringify(wanted)).digest('hex').slice(0, 20)
    const target = join(this.folder, hash)
    if (existsSync(target)) return target
    const failed = this.#failed.get(hash)
    if (failed && performance.now() - failed.at < TRY_AGAIN_MS) throw failed.error
    let running = this.#running.get(hash)
    if (!running) {
      console.log(`installing for ${spec.name}: ${missing.join(', ')}`)
      running = installInto(target, wanted, spec.name)
        .catch((error: Error) => {
          this.#failed.set(hash, { error, at: performance.now() })
          throw error
        })
        .finally(() => this.#running.delete(hash))
      this.#running.set(hash, running)
    }
    return running
  }
}

function dependenciesOf(dir: string): Record<string, string> {
  const file = join(dir, 'package.json')
  if (!existsSync(file)) return {}
  const { dependencies } = readPackage(file)
  // Those that the worker brings itself, or refuses; Node has its own of the last.
  const provided = ['wx-server-sdk', '@cloudbase/node-sdk', 'tcb-admin-node', ...builtinModules]
  const others = Object.entries(dependencies ?? {}).filter(([name]) => !provided.includes(name))
  return Object.fromEntries(others.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function readPackage(file: string): PackageFile {
  try {
    return (JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as PackageFile | null) ?? {}
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`)
  }
}

async function installInto(
  target: string,
  dependencies: Record<string, string>,
  name: string,
): Promise<string> {
  const draft = `${target}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  writeFileSync(
    join(draft, 'package.json'),
    JSON.stringify({ name: 'function-dependencies', private: true, dependencies }),
  )
  try {
    await npm(
      ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--no-package-lock'],
      draft,
    )
    renameSync(draft, target)
    return target
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw new Error(`the dependencies of ${name} could not be installed: ${(error as Error).message}`)
  }
}

function npm(args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // On Windows npm is a batch file, which only a shell starts; the arguments are fixed words.
    execFile('npm', args, { cwd, shell: process.platform === 'win32' }, (error, _out, stderr) =>
      error ? reject(new Error(complaintOf(stderr) || error.message)) : resolve(),
    )
  })
}

/** The lines of npm's that say what was wrong, without its advice. */
function complaintOf(stderr: string): string {
  const lines = stderr.split('\n').map(line => line.replace(/^npm (?:error|ERR!) ?(?:\d{3} +)?/, '').trim())
  return lines
    .filter(line => line && !/^(?:code |A complete log|Note that|tarball|npm warn|\d{3}$)/i.test(line))
    .slice(0, 3)
    .join(' ')
}
