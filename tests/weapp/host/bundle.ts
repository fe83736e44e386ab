import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { Problem } from './problems'
import { type CompiledTemplates, compileTemplates } from './templates'

interface PackageConfig {
  root: string
  pages: string[]
}

export interface AppJson {
  pages: string[]
  subPackages?: PackageConfig[]
  subpackages?: PackageConfig[]
  tabBar?: { list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[] }
  window?: PageJson
  usingComponents?: Record<string, string>
}

export interface PageJson {
  component?: boolean
  usingComponents?: Record<string, string>
  navigationBarTitleText?: string
  enablePullDownRefresh?: boolean
  [key: string]: unknown
}

/** A compiled mini-program, read and compiled once for all its launches. Paths are posix, without leading slash. */
export interface Bundle {
  folder: string
  app: AppJson
  /** Every page, those of sub-packages included. */
  pages: string[]
  tabs: string[]
  /** Roots of the sub-packages, each with its closing slash. */
  packageRoots: string[]
  has: (file: string) => boolean
  /** Configuration of a page or component, its `usingComponents` resolved to paths. */
  config: (unit: string) => PageJson
  /** Pages and components that have a template. */
  units: string[]
  /** A module, wrapped as WeChat wraps it and compiled; undefined when there is no such file. */
  module: (file: string) => vm.Script | undefined
  templates: CompiledTemplates
  problems: Problem[]
}

// WeChat hands these names to every module as parameters without a value.
const hidden =
  'window,document,frames,self,location,navigator,localStorage,history,Caches,screen,alert,confirm,prompt,XMLHttpRequest,WebSocket,Reporter,webkit,WeixinJSCore'

const filesBelow = (folder: string, below = ''): string[] =>
  readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? filesBelow(folder, `${below}${entry.name}/`) : [below + entry.name],
  )

/** Resolves `to`, as written in the file `from`, to a path from the root of the mini-program. */
export const resolvePath = (from: string, to: string): string =>
  path.posix.join(to.startsWith('/') ? '' : path.posix.dirname(from), to).replace(/^\//, '')

function readBundle(folder: string, files: string[]): Bundle {
  const present = new Set(files)
  const problems: Problem[] = []
  const report = (where: string, message: string) => problems.push({ kind: 'bundle', where, message })
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
  const json = <T>(file: string, otherwise: T): T => {
    if (!present.has(file)) return otherwise
    try {
      return JSON.parse(read(file)) as T
    } catch (error) {
      report(file, `is not JSON: ${String(error)}`)
      return otherwise
    }
  }
  const endingWith = (ending: string) => files.filter(file => file.endsWith(ending))
  const without = (file: string) => file.slice(0, file.lastIndexOf('.'))

  if (!present.has('app.json'))
    throw new Error(`${folder} holds no compiled mini-program: app.json is missing`)
  const app = json<AppJson>('app.json', { pages: [] })
  const packages = app.subPackages ?? app.subpackages ?? []
  const packageRoots = packages.map(p => `${p.root.replace(/^\/|\/$/g, '')}/`)
  const pages = [...app.pages, ...packages.flatMap((p, i) => p.pages.map(page => packageRoots[i]! + page))]
  const tabs = (app.tabBar?.list ?? []).map(tab => tab.pagePath)

  const configs = new Map<string, PageJson>()
  const units = endingWith('.wxml')
    .map(without)
    .filter(unit => present.has(`${unit}.json`) || pages.includes(unit))
  for (const unit of units) {
    const own = json<PageJson>(`${unit}.json`, {})
    const using: Record<string, string> = {}
    const named = [
      ...Object.entries(app.usingComponents ?? {}).map(([tag, to]) => [tag, to, 'app.json'] as const),
      ...Object.entries(own.usingComponents ?? {}).map(([tag, to]) => [tag, to, `${unit}.json`] as const),
    ]
    for (const [tag, to, from] of named) {
      const target = resolvePath(from, to)
      const absent = ['.js', '.json', '.wxml'].filter(ending => !present.has(target + ending))
      if (absent.length) report(from, `<${tag}>: ${target} lacks ${absent.join(' and ')}`)
      else using[tag] = `/${target}`
    }
    configs.set(unit, { ...own, usingComponents: using })
  }

  for (const page of pages)
    for (const ending of ['.js', '.wxml'])
      if (!present.has(page + ending)) report('app.json', `page ${page} lacks ${ending}`)
  for (const tab of app.tabBar?.list ?? []) {
    if (!app.pages.includes(tab.pagePath))
      report('app.json', `tab ${tab.pagePath} is no page of the main package`)
    for (const icon of [tab.iconPath, tab.selectedIconPath])
      if (icon && !present.has(icon)) report('app.json', `tab icon ${icon} does not exist`)
  }
  for (const file of endingWith('.wxss'))
    for (const [, imported] of read(file).matchAll(/@import\s+["']([^"']+)["']/g))
      if (!present.has(resolvePath(file, imported!)))
        report(file, `imports ${imported}, which does not exist`)

  const source = (file: string) => ({ path: without(file), text: read(file) })
  const tags = new Set([...configs.values()].flatMap(config => Object.keys(config.usingComponents ?? {})))
  const templates = compileTemplates(endingWith('.wxml').map(source), endingWith('.wxs').map(source), tags)

  const scripts = new Map<string, vm.Script>()
  const module = (file: string) => {
    if (!present.has(file)) return undefined
    const known = scripts.get(file)
    if (known) return known
    const script = new vm.Script(`(function(require,module,exports,${hidden}){${read(file)}\n})`, {
      filename: file,
    })
    scripts.set(file, script)
    return script
  }
  return {
    folder,
    app,
    pages,
    tabs,
    packageRoots,
    has: file => present.has(file),
    config: unit => configs.get(unit) ?? {},
    units,
    module,
    templates,
    problems: [...problems, ...templates.problems],
  }
}

let latest: { key: string; bundle: Bundle } | undefined

/**
 * Reads a compiled mini-program. The latest one is kept, so that launching it again costs nothing until a file
 * changes. Throws when the folder has no app.json; all else that is wrong is listed in `problems`.
 */
export function loadBundle(folder: string): Bundle {
  const root = path.resolve(folder)
  const files = filesBelow(root).sort()
  const stamp = (file: string) => {
    const { mtimeMs, size } = statSync(path.join(root, file))
    return `${file}:${mtimeMs}:${size}`
  }
  const key = `${root}\n${files.map(stamp).join('\n')}`
  if (latest?.key !== key) latest = { key, bundle: readBundle(root, files) }
  return latest.bundle
}
