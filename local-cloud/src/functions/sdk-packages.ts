import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface PackageFile {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

let known: Map<string, string> | undefined

/**
 * The packages that come with the SDK, and their folders: npm puts them beside it, and many functions use one without
 * naming it. Found when first asked for: there are a hundred of them.
 */
export function packagesOf(sdk: string): Map<string, string> {
  known ??= findPackages(dirname(sdk))
  return known
}

function findPackages(sdk: string): Map<string, string> {
  const found = new Map<string, string>()
  const folders = [sdk]
  for (const folder of folders) {
    const file = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile
    for (const name of Object.keys({ ...file.dependencies, ...file.optionalDependencies })) {
      const its = found.has(name) ? undefined : folderOf(name, folder)
      if (its === undefined) continue
      found.set(name, its)
      folders.push(its)
    }
  }
  return found
}

function folderOf(name: string, from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return folder
    if (at === dirname(at)) return undefined
  }
}
