import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { stopAsAsked } from './stopping.mjs'

/**
 * Run by npm, stops this process when npm is gone: npm passes a signal only to the shell between us, and that ends
 * without telling. Run by hand, does nothing. Windows ends the whole tree by itself.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const shell = process.ppid
  const npm = parentOf(shell)
  setInterval(() => {
    if (process.ppid !== shell || !isAlive(npm)) stopAsAsked(143)
  }, 500).unref()
}

/** @param {number} pid @returns {number} 1 where it can't be told: that one always lives */
function parentOf(pid) {
  try {
    // The command, in brackets, may hold anything; the parent is the second word after it.
    if (process.platform === 'linux') {
      return Number(fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
    }
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))
  } catch {
    return 1
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}
