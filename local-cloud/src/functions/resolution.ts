import { existsSync, readFileSync, realpathSync } from 'node:fs'
import Module, { createRequire, register } from 'node:module'
import { dirname, isAbsolute, join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { WorkerSetup } from './messages'
import { packagesOf } from './sdk-packages'

type Resolve = (
  request: string,
  parent: { filename?: string } | undefined,
  isMain: boolean,
  options?: unknown,
) => string
interface Compiled {
  _compile(code: string, filename: string, format: string): void
}
interface Loader {
  _resolveFilename: Resolve
  _nodeModulePaths(from: string): string[]
  _extensions: Record<string, (module: Compiled, filename: string) => void>
}

const loader = Module as unknown as Loader

/** Its successor is a part of wx-server-sdk; it knows no way to another server than the real cloud's. */
const RETIRED = 'tcb-admin-node'

/** Both SDKs are those that the wire was written for, whatever versions a package.json asks for. */
const OWN = /^(?:wx-server-sdk|@cloudbase\/node-sdk)(?:\/|$)/

/** What npm puts beside older versions of the SDK, and no longer beside this one. */
const FORMER = /^request(?:\/|$)/

const RELATIVE = /^\.\.?(?:\/|$)/

/** Does the function's own package.json make it an ES module? One above it has no say: it does not go to the cloud. */
export function isModule(dir: string): boolean {
  const file = join(dir, 'package.json')
  return existsSync(file) && /"type"\s*:\s*"module"/.test(readFileSync(file, 'utf8'))
}

/**
 * Only the function's folder goes to the real cloud, and npm puts its dependencies there: nothing else can be loaded.
 * `wx-server-sdk` is always the cloud's own; what the folder lacks comes from the cache, or from what the SDK brings.
 * Links out of the folder lead where they lead.
 */
export function resolveLikeTheCloud(setup: WorkerSetup): void {
  const roots = rootsOf(setup)
  const original = loader._resolveFilename
  const fromSdk = createRequire(setup.sdk)
  const fromCache = setup.dependencies && createRequire(join(setup.dependencies, 'package.json'))
  let isElsewhere = false
  const elsewhere = <T>(look: () => T): T => {
    isElsewhere = true
    try {
      return look()
    } finally {
      isElsewhere = false
    }
  }
  const pathsFrom = loader._nodeModulePaths
  loader._nodeModulePaths = from => {
    const root = roots.find(r => isWithin(from, r))
    return pathsFrom.call(loader, from).filter(path => !root || isWithin(path, root))
  }
  loader._resolveFilename = function (request, parent, isMain, options) {
    if (request === RETIRED) throw new Error(retired())
    if (isElsewhere) return original.call(this, request, parent, isMain, options)
    if (OWN.test(request)) return elsewhere(() => fromSdk.resolve(request))
    refuseOutside(request, parent?.filename, roots)
    try {
      return original.call(this, request, parent, isMain, options)
    } catch (error) {
      if (RELATIVE.test(request) || isAbsolute(request) || request.startsWith('#')) throw error
      const found = elsewhere(() => lookElsewhere(request, fromCache, setup.sdk))
      if (found === undefined) throw explained(error as Error, request)
      return found
    }
  }
  const dir = dirname(setup.file)
  if (!existsSync(join(dir, 'package.json'))) loadAsCommonJs(realpathSync(dir))
}

/**
 * The same for `import`, whose hooks are source text for a thread of their own. To be called only for functions
 * that are ES modules: starting that thread takes time.
 */
export function importLikeTheCloud(setup: WorkerSetup): void {
  const url = (file: string) => pathToFileURL(file).href
  const roots = rootsOf(setup).map(root => `${url(root)}/`)
  const cache = setup.dependencies && url(join(setup.dependencies, 'package.json'))
  const brought = Object.fromEntries(
    [...packagesOf(setup.sdk)].map(([name, folder]) => [name, url(join(folder, 'package.json'))]),
  )
  const data = { roots, cache, brought, sdk: url(setup.sdk), outside: OUTSIDE }
  register(`data:text/javascript,${encodeURIComponent(HOOKS)}`, { data })
}

const HOOKS = `
import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
let data
export function initialize(given) { data = given }
export async function resolve(name, context, next) {
  if (${OWN}.test(name)) return next(name, { ...context, parentURL: data.sdk })
  const from = context.parentURL ?? ''
  const root = data.roots.find(r => from.startsWith(r))
  if (!root || isBuiltin(name) || name[0] === '#') return next(name, context)
  if (/^(?:[./]|[a-z]+:)/.test(name)) {
    if (name[0] === '.' && !new URL(name, from).href.startsWith(root)) throw missing(name, data.outside)
    return next(name, context)
  }
  const [, head] = /^(@[^/]+\\/[^/]+|[^/]+)/.exec(name)
  for (let at = new URL('.', from); at.href.startsWith(root); at = new URL('..', at))
    if (existsSync(new URL('node_modules/' + head, at))) return next(name, context)
  if (data.cache && existsSync(new URL('node_modules/' + head, data.cache)))
    return next(name, { ...context, parentURL: data.cache })
  if (Object.hasOwn(data.brought, head)) return next(name, { ...context, parentURL: data.brought[head] })
  throw missing(name, 'it is neither in the function\\'s folder nor among its dependencies')
}
function missing(name, why) {
  return Object.assign(new Error("Cannot find module '" + name + "': " + why), { code: 'ERR_MODULE_NOT_FOUND' })
}`

/** The function's folder and its dependencies, as modules that are loaded from there name themselves. */
function rootsOf({ file, dependencies }: WorkerSetup): string[] {
  return [dirname(file), ...(dependencies ? [dependencies] : [])].map(folder => realpathSync(folder))
}

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(folder + sep)

const OUTSIDE = "it lies outside of the function's folder, which alone goes to the real cloud"

/** A path that is written down; where a link leads is not asked. */
function refuseOutside(request: string, parent: string | undefined, roots: string[]): void {
  if (!parent || !RELATIVE.test(request)) return
  const root = roots.find(r => isWithin(parent, r))
  if (root && !isWithin(resolve(dirname(parent), request), root)) throw missing(request, OUTSIDE)
}

/** A package that the folder lacks: from the cache, or one of those that come with the SDK. */
function lookElsewhere(request: string, fromCache: NodeJS.Require | undefined | '', sdk: string) {
  try {
    if (fromCache) return fromCache.resolve(request)
  } catch {
    // Not there either.
  }
  const [head = request] = /^(?:@[^/]+\/)?[^/]+/.exec(request) ?? []
  const folder = packagesOf(sdk).get(head)
  return folder && createRequire(join(folder, 'package.json')).resolve(request)
}

function explained(error: Error, request: string): Error {
  if (!FORMER.test(request)) return error
  return missing(
    request,
    "older versions of wx-server-sdk brought it; name it in the function's package.json",
  )
}

const missing = (request: string, why: string) =>
  Object.assign(new Error(`Cannot find module '${request}': ${why}`), { code: 'MODULE_NOT_FOUND' })

const retired = () =>
  `${RETIRED} speaks to the real cloud only; use wx-server-sdk or @cloudbase/node-sdk, which replaced it`

/** A package.json above the function's folder must not make an ES module of it. */
function loadAsCommonJs(dir: string): void {
  const original = loader._extensions['.js']!
  loader._extensions['.js'] = (module, filename) => {
    const isOwn = filename.startsWith(dir + sep) && !filename.includes(`${sep}node_modules${sep}`)
    if (!isOwn) return original(module, filename)
    module._compile(readFileSync(filename, 'utf8').replace(/^\uFEFF/, ''), filename, 'commonjs')
  }
}
