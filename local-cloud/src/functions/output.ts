import { AsyncLocalStorage } from 'node:async_hooks'

/** The invocation that the running code belongs to, also when it has been answered long since. */
export const current = new AsyncLocalStorage<string>()

type Write = typeof process.stdout.write

/** What has no end of line is held back no longer than this. */
const MAX_REST = 64 * 1024

/**
 * Sends what is printed, line by line, with the id of the invocation that printed it: of what came through the
 * worker's own streams nobody could tell whose it was. What has no end of line yet is
 * sent when somebody else prints, or by the function that is returned.
 */
export function captureOutput(send: (line: string, id: string | undefined) => void): () => void {
  const flushes = [process.stdout, process.stderr].map(stream => {
    let rest = ''
    let owner: string | undefined
    const flush = () => {
      if (rest) send(rest, owner)
      rest = ''
    }
    const write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
      const id = current.getStore()
      if (id !== owner) flush()
      owner = id
      const lines = (rest + (typeof chunk === 'string' ? chunk : Buffer.from(chunk as Buffer))).split('\n')
      rest = lines.pop()!
      for (const line of lines) send(line, id)
      if (rest.length > MAX_REST) flush()
      const callback = typeof encoding === 'function' ? encoding : done
      if (typeof callback === 'function') process.nextTick(callback as () => void)
      return true
    }
    stream.write = write as Write
    return flush
  })
  return () => {
    for (const flush of flushes) flush()
  }
}
