import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const program = path.join(here, '..', 'bin', 'cloud.mjs')

/**
 * Starts the cloud on a data folder with the bench's functions.
 * @param {string} data @param {string[]} options
 * @returns {Promise<{ readyMs: number, call: (event: object) => Promise<any>, stop: () => Promise<void> }>}
 */
export async function startCloud(data, options = []) {
  const functions = path.join(here, 'functions')
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [program, '--functions', functions, '--data', data, '--port', '0', '--exit-with-parent', ...options],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const url = await new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', text => {
      output += text
      const found = /^ready (http:\S+)$/m.exec(output)
      if (found) resolve(found[1])
    })
    child.on('exit', () => reject(new Error(output)))
  })
  const readyMs = performance.now() - began
  return {
    readyMs,
    async call(event) {
      const response = await fetch(`${url}/invoke/bench`, { method: 'POST', body: JSON.stringify(event) })
      const reply = await response.json()
      if ('errCode' in reply) throw new Error(`${event.action}: ${reply.errCode} ${reply.errMsg}`)
      return reply.result
    },
    stop: () =>
      new Promise(resolve => {
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

const groupsOf = size => Math.min(1000, size / 50)

/**
 * Writes `items.jsonl` of that many documents: 20 of each owner, and groups of 50 or more, so that
 * a page of 20 is full at every size.
 * @param {string} folder @param {number} size
 */
export function writeItems(folder, size) {
  fs.mkdirSync(folder, { recursive: true })
  const file = fs.openSync(path.join(folder, 'items.jsonl'), 'w')
  for (let from = 0; from < size; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, size - from) }, (_, k) => {
      const i = from + k
      return JSON.stringify({
        _id: `i${i}`,
        no: i,
        owner: `o${i % (size / 20)}`,
        group: `g${i % groupsOf(size)}`,
        at: String(i).padStart(9, '0'),
        amount: i % 1000,
        text: `${(i * 7919) % size} ${'为民服务'.repeat(8)}`,
      })
    })
    fs.writeSync(file, `${lines.join('\n')}\n`)
  }
  fs.closeSync(file)
}
