import { readdirSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'

const IGNORED = new Set(['.git', '.DS_Store'])

/** A text that changes when any file of a function does, or when a package in its node_modules is exchanged. */
export function signatureOf(dir: string): string {
  const parts: string[] = []
  const seen = new Set<string>()
  walk(dir, parts, seen)
  return parts.sort().join('\n')
}

function walk(dir: string, parts: string[], seen: Set<string>): void {
  // A link may lead back to where it came from.
  const { dev, ino } = statOf(dir) ?? { dev: 0, ino: 0 }
  if (seen.has(`${dev}:${ino}`)) return
  seen.add(`${dev}:${ino}`)
  for (const name of namesIn(dir)) {
    if (IGNORED.has(name)) continue
    const path = join(dir, name)
    const stats = statOf(path)
    if (!stats) continue
    if (name === 'node_modules') packages(path, parts)
    else if (stats.isDirectory()) walk(path, parts, seen)
    else parts.push(`${path}:${stats.mtimeMs}:${stats.size}`)
  }
}

/** Reading every file of every package on every call would cost more than the call. */
function packages(dir: string, parts: string[]): void {
  for (const name of namesIn(dir)) {
    const path = join(dir, name)
    if (name.startsWith('@')) packages(path, parts)
    for (const file of [path, join(path, 'package.json'), join(path, 'index.js')]) {
      const stats = statOf(file)
      if (stats) parts.push(`${file}:${stats.mtimeMs}:${stats.isDirectory() ? '' : stats.size}`)
    }
  }
}

/** Undefined: a link to nowhere, a file where a folder was thought, or one that went while it was looked at. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
  } catch {
    // It went while it was looked at: the next look sees what came of it.
    return []
  }
}
