import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inRoot, root } from '../lib/paths.mjs'
import { beforeStop } from '../lib/stopping.mjs'
import { Trouble } from '../lib/trouble.mjs'

/** Builds that breakages of the compiled output are made in; they need not be there. */
const BUILDS = ['dist/weapp', 'dist/site']

/**
 * A copy of the working tree as it is now, with what is not committed yet, in a temporary folder of its own.
 * Packages are shared by a link, so nothing is installed and nothing in the tree itself changes.
 * @returns {{ folder: string, remove: () => void }}
 * @throws {Trouble} outside a git working tree
 */
export function copyOfTree() {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'sabotage-')))
  const remove = () => {
    forget()
    removeCopy(folder)
  }
  const forget = beforeStop(() => removeCopy(folder))
  for (const file of filesOfTree()) copy(file, folder)
  for (const build of BUILDS) {
    if (fs.existsSync(inRoot(build))) fs.cpSync(inRoot(build), path.join(folder, build), { recursive: true })
  }
  // A junction needs no rights on Windows; elsewhere the type is ignored.
  fs.symlinkSync(inRoot('node_modules'), path.join(folder, 'node_modules'), 'junction')
  return { folder, remove }
}

function filesOfTree() {
  try {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    return listed.split('\0').filter(Boolean)
  } catch {
    throw new Trouble('Sabotage copies the working tree as git lists it: run it in a git clone.')
  }
}

function copy(file, folder) {
  const from = inRoot(file)
  // Deleted, but not committed so.
  if (!fs.existsSync(from)) return
  const to = path.join(folder, file)
  fs.mkdirSync(path.dirname(to), { recursive: true })
  fs.copyFileSync(from, to)
}

/** The link goes first, so that removing the copy can't reach the packages. */
function removeCopy(folder) {
  const link = path.join(folder, 'node_modules')
  if (fs.existsSync(link)) fs.unlinkSync(link)
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
