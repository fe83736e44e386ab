import { spawn } from 'node:child_process'
import { root } from './paths.mjs'
import { beforeStop } from './stopping.mjs'

/**
 * @typedef {{ code: number | null, output: string, ms: number }} Outcome
 * @typedef {{ env?: Record<string, string | undefined>, cwd?: string, show?: boolean }} RunOptions
 */

/**
 * Runs a program to its end and gathers what it prints. Never rejects: a program that can't be started has code null.
 * @param {string} program @param {string[]} args
 * @param {RunOptions & { shell?: boolean }} [options] `show`: also print it as it comes
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { env = {}, cwd = root, show = false, shell = false } = {}) {
  const began = Date.now()
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const release = beforeStop(() => child.kill())
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        output += text
        if (show) process.stdout.write(text)
      })
    }
    const end = code => {
      release()
      resolve({ code, output, ms: Date.now() - began })
    }
    child.on('error', error => {
      output += `${error.message}\n`
      end(null)
    })
    child.on('close', end)
  })
}

/** Runs a Node script. @param {string[]} args @param {RunOptions} [options] */
export const runNode = (args, options) => run(process.execPath, args, options)

/**
 * Runs npm. Started by npm itself we know its script; otherwise it is found on the path, where it is a `.cmd`
 * on Windows, which Node starts through a shell only.
 * @param {string[]} args @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const script = process.env.npm_execpath
  if (script?.endsWith('npm-cli.js')) return runNode([script, ...args], options)
  const onWindows = process.platform === 'win32'
  return run(onWindows ? 'npm.cmd' : 'npm', args, { ...options, shell: onWindows })
}
