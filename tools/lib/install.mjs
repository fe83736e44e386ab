import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { inRoot } from './paths.mjs'
import { runNpm } from './run.mjs'
import { Trouble } from './trouble.mjs'

const stampFile = () => inRoot('node_modules', '.cache', 'installed')

/**
 * Brings node_modules in line with package-lock.json; costs a few milliseconds when it already is.
 * @param {(line: string) => void} say progress
 * @returns {Promise<boolean>} whether something was installed
 * @throws {Trouble} when npm could not do it
 */
export async function install(say) {
  const wanted = wantedStamp()
  if (readOr(stampFile(), '') === wanted) return false
  const fresh = !npmInstalledThis()
  if (fresh) {
    say('installing packages (npm ci), a minute or two the first time')
    const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
    if (code !== 0) throw new Trouble(whatToDo(output))
  }
  fs.mkdirSync(inRoot('node_modules', '.cache'), { recursive: true })
  fs.writeFileSync(stampFile(), wanted)
  return fresh
}

/** What has to be installed: the lock file on this kind of machine (native packages differ by it). */
function wantedStamp() {
  const lock = fs.readFileSync(inRoot('package-lock.json'))
  const machine = `${process.versions.modules} ${process.platform} ${process.arch}`
  return createHash('sha256').update(lock).update(machine).digest('hex')
}

/**
 * Whether somebody has run npm here themselves: npm leaves its own record of what it installed, and writes it last.
 * Packages of other platforms are missing from it.
 */
function npmInstalledThis() {
  const record = readOr(inRoot('node_modules', '.package-lock.json'), '')
  if (!record) return false
  const installed = JSON.parse(record).packages
  const locked = Object.entries(JSON.parse(fs.readFileSync(inRoot('package-lock.json'), 'utf8')).packages)
  return locked.every(([place, wanted]) => {
    if (!place.startsWith('node_modules/') && !place.includes('/node_modules/')) return true
    const isForSomeMachines = wanted.os || wanted.cpu || wanted.libc
    return installed[place]?.version === wanted.version || (!installed[place] && Boolean(isForSomeMachines))
  })
}

/** @param {string} output what npm said */
export function whatToDo(output) {
  const offline =
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i
  if (offline.test(output)) {
    return 'Packages could not be downloaded: connect to the network (or set your registry: npm config set registry URL) and run the command again.'
  }
  const lines = output.split('\n').map(line => line.replace(/^npm (error|ERR!)/, '').trim())
  const reason = lines.find(line => line && !/^(code |npm warn)/.test(line)) ?? 'npm is missing'
  return `Packages could not be installed (${reason}). Run npm ci by hand to see all of it.`
}

function readOr(file, otherwise) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}
