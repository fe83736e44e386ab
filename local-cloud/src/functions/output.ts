import { AsyncLocalStorage } from 'node:async_hooks'

/** The invocation that the running code belongs to, also when it has been answered long since. */
export const current = new AsyncLocalStorage<string>()

type Write = typeof process.stdout.write

/**
 * Sends what is printed, line by line, with the id of the invocation that printed it. The worker's own streams
 * would bring it later than the answer, when it can no longer be told whose it was.
 */
export function captureOutput(send: (line: string, id: string | undefined) => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    let rest = ''
    const write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
      const lines = (rest + (typeof chunk === 'string' ? chunk : Buffer.from(chunk as Buffer))).split('\n')
      rest = lines.pop()!
      for (const line of lines) send(line, current.getStore())
      const callback = typeof encoding === 'function' ? encoding : done
      if (typeof callback === 'function') process.nextTick(callback as () => void)
      return true
    }
    stream.write = write as Write
  }
}
