import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './cloud'

/** A folder with these files; objects are written as JSON. */
export function folderOf(files: Record<string, string | object>): string {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return folder
}

/** Writes files, and the folders that they need. */
export function writeFiles(folder: string, files: Record<string, string | object>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  }
}
