import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A package of the SDK as it is installed. */
export interface Installed {
  name: string
  version: string
  /** The text of every file that Node may load. */
  sources: string[]
}

/** wx-server-sdk and the packages beneath it, each as the one above it finds it. */
export function installedSdk(names: readonly string[]): Installed[] {
  let require = createRequire(__filename)
  return names.map(name => {
    const entry = require.resolve(name)
    require = createRequire(entry)
    const folder = entry.slice(0, entry.lastIndexOf(name) + name.length)
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { name, version, sources: scripts(dirname(entry)).map(file => readFileSync(file, 'utf8')) }
  })
}

function scripts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : scripts(path)
    return entry.name.endsWith('.js') ? [path] : []
  })
}

const ACTIONS = [
  // { action: 'wx.api' } and send('database.getDocument')
  /\baction\s*:\s*['"]([\w.]+)['"]/g,
  /\.send\(\s*['"]([\w.]+)['"]/g,
  // const START = 'database.startTransaction'
  /['"]((?:database|storage|functions|wx|auth|analytics)\.[A-Za-z]+)['"]/g,
]

/** Every action that a source names. Throws when it sends one whose name cannot be read. */
export function actionsIn(source: string): Set<string> {
  const found = new Set<string>()
  for (const pattern of ACTIONS) for (const [, name] of source.matchAll(pattern)) found.add(name!)
  for (const [, constant] of source.matchAll(/request\.send\(\s*([A-Z_]+)\b/g)) {
    const value = new RegExp(`\\b${constant}\\s*=\\s*['"]([\\w.]+)['"]`).exec(source)
    if (!value) throw new Error(`the SDK sends ${constant}, whose name the scan cannot read`)
    found.add(value[1]!)
  }
  return found
}
