import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'

const PIECE = 1 << 20

/** The lines of a file without their ends, a piece of it at a time: it may be larger than a string can be. */
export function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r')
  const bytes = Buffer.alloc(PIECE)
  const decoder = new StringDecoder('utf8')
  let rest = ''
  try {
    for (;;) {
      const length = readSync(handle, bytes, 0, PIECE, null)
      if (!length) break
      const lines = (rest + decoder.write(bytes.subarray(0, length))).split('\n')
      rest = lines.pop()!
      for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
    }
    rest += decoder.end()
    if (rest) yield rest
  } finally {
    closeSync(handle)
  }
}
