import { spawn } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { inRoot } from './paths.mjs'
import { beforeStop, stopAndExit } from './stopping.mjs'
import { Trouble } from './trouble.mjs'

/**
 * Starts the local cloud as a child that ends with us, and waits until it is ready. What it prints is passed on.
 * @param {string[]} args its options
 * @returns {Promise<string>} its address
 * @throws {Trouble} without a message when it ends before it is ready: it has said why itself
 */
export async function startLocalCloud(args) {
  const program = inRoot('local-cloud', 'bin', 'cloud.mjs')
  const child = spawn(process.execPath, [program, ...args, '--exit-with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    windowsHide: true,
    // A terminal's Ctrl-C goes to its whole group: this child is to hear of it from us, once.
    detached: process.platform !== 'win32',
  })
  child.stdin.on('error', () => undefined)
  const gone = once(child, 'exit')
  beforeStop(() => {
    child.stdin.end()
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    return gone.finally(() => clearTimeout(late))
  })
  const url = await readyUrl(child, gone)
  gone.then(([code]) => stopAndExit(code ?? 1))
  return url
}

function readyUrl(child, gone) {
  return new Promise((resolve, reject) => {
    let line = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      for (const piece of text.split(/(?<=\n)/)) {
        line += piece
        if (!line.endsWith('\n')) continue
        const ready = /^ready (http\S+)/.exec(line)
        if (ready) resolve(ready[1])
        else process.stdout.write(line)
        line = ''
      }
    })
    gone.then(() => reject(new Trouble()))
  })
}

/**
 * Makes sure, before minutes are spent, that the port can be had.
 * @param {number} port 0: any free one @throws {Trouble}
 */
export async function expectFreePort(port) {
  if (port === 0) return
  const probe = net.createServer()
  const taken = await new Promise(resolve => {
    probe.once('error', resolve).listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)))
  })
  if (!taken) return
  const why =
    taken.code === 'EADDRINUSE'
      ? 'is taken, perhaps by an npm start that still runs'
      : `can't be used (${taken.code})`
  throw new Trouble(
    `Port ${port} ${why}: stop that, or take another one with npm start -- --port ${port + 1}`,
  )
}
