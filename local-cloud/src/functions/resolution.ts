import { existsSync, readFileSync } from 'node:fs'
import Module, { createRequire, register } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { WorkerSetup } from './messages'

type Resolve = (request: string, parent: unknown, isMain: boolean, options?: unknown) => string
interface Compiled {
  _compile(code: string, filename: string, format: string): void
}
interface Loader {
  _resolveFilename: Resolve
  _extensions: Record<string, (module: Compiled, filename: string) => void>
}

const loader = Module as unknown as Loader

/** Its successor is a part of wx-server-sdk; it knows no way to another server than the real cloud's. */
const RETIRED = 'tcb-admin-node'

/** `wx-server-sdk` is always the cloud's own; what a function's folder lacks comes from the cache. */
export function resolveLikeTheCloud(setup: WorkerSetup): void {
  const original = loader._resolveFilename
  const own = ownPackages(setup)
  const fromCache = setup.dependencies && createRequire(join(setup.dependencies, 'package.json'))
  loader._resolveFilename = function (request, parent, isMain, options) {
    if (request === RETIRED) throw new Error(retired())
    const found = own[request]
    if (found) return found
    try {
      return original.call(this, request, parent, isMain, options)
    } catch (error) {
      if (!fromCache || /^[./]/.test(request)) throw error
      return fromCache.resolve(request)
    }
  }
  if (isInsideModule(dirname(setup.file))) loadAsCommonJs(dirname(setup.file))
}

/**
 * The same for `import`, whose hooks are source text for a thread of their own. To be called only for functions
 * that are ES modules: starting that thread takes time.
 */
export function importLikeTheCloud(setup: WorkerSetup): void {
  const own = Object.fromEntries(
    Object.entries(ownPackages(setup)).map(([name, file]) => [name, pathToFileURL(file).href]),
  )
  const cache = setup.dependencies && pathToFileURL(join(setup.dependencies, 'package.json')).href
  register(`data:text/javascript,${encodeURIComponent(HOOKS)}`, { data: { own, cache } })
}

const HOOKS = `
let own, cache
export function initialize(data) { own = data.own; cache = data.cache }
export async function resolve(name, context, next) {
  if (own[name]) return { url: own[name], shortCircuit: true }
  try { return await next(name, context) } catch (error) {
    if (!cache || /^(?:[./]|file:)/.test(name)) throw error
    return next(name, { ...context, parentURL: cache })
  }
}`

/** Both SDKs are those that the wire was written for, whatever versions a package.json asks for. */
function ownPackages({ sdk }: WorkerSetup): Record<string, string> {
  return { 'wx-server-sdk': sdk, '@cloudbase/node-sdk': createRequire(sdk).resolve('@cloudbase/node-sdk') }
}

const retired = () =>
  `${RETIRED} speaks to the real cloud only; use wx-server-sdk or @cloudbase/node-sdk, which replaced it`

/** Only a function's folder goes to the real cloud: a package.json above it has no say there. */
function isInsideModule(dir: string): boolean {
  if (existsSync(join(dir, 'package.json'))) return false
  for (let at = dirname(dir); at !== dirname(at); at = dirname(at)) {
    const file = join(at, 'package.json')
    if (existsSync(file)) return /"type"\s*:\s*"module"/.test(readFileSync(file, 'utf8'))
  }
  return false
}

function loadAsCommonJs(dir: string): void {
  const original = loader._extensions['.js']!
  loader._extensions['.js'] = (module, filename) => {
    const isOwn = filename.startsWith(dir + sep) && !filename.includes(`${sep}node_modules${sep}`)
    if (!isOwn) return original(module, filename)
    module._compile(readFileSync(filename, 'utf8').replace(/^\uFEFF/, ''), filename, 'commonjs')
  }
}
