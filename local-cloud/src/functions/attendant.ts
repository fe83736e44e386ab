import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { MAX_MESSAGE, MEMORY_LIMIT_MB } from './limits'
import { LineCutter } from './line-cutter'
import { FROM_HOST, type HostMessage } from './messages'

/**
 * The thread in each worker that listens to the cloud, so that a worker in an endless loop still sees the clock
 * move, ends with the cloud, even if that is killed, and ends when it takes too much memory.
 */

const port = parentPort!
/** The clock's offset, and whether an invocation runs. */
const shared = new Float64Array(workerData as SharedArrayBuffer)
const OFTEN_MS = 100
const SELDOM_MS = 1000
let watching: NodeJS.Timeout

const end = () => process.kill(process.pid, 'SIGKILL')

function watch(): void {
  if (process.memoryUsage.rss() > MEMORY_LIMIT_MB * 1024 * 1024) {
    try {
      writeSync(2, `\nFATAL ERROR: more than ${MEMORY_LIMIT_MB} MB of memory\n`)
    } finally {
      end()
    }
  }
  watching = setTimeout(watch, shared[1] ? OFTEN_MS : SELDOM_MS)
}

function hear(message: HostMessage): void {
  if (message.type === 'clock') {
    shared[0] = message.offset
    return
  }
  if (message.type === 'run') {
    shared[1] = 1
    clearTimeout(watching)
    watching = setTimeout(watch, OFTEN_MS)
  }
  port.postMessage(message)
}

const lines = new LineCutter(MAX_MESSAGE)
const socket = new Socket({ fd: FROM_HOST, readable: true, writable: false })
socket.on('data', chunk => {
  for (const line of lines.cut(chunk)) hear(JSON.parse(line))
})
socket.on('error', end)
socket.on('close', end)
watch()
