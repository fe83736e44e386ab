import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request } from './http'

/** Serves the page shim, which learns the cloud's time as it loads. */
export function shimDoor({ response }: Request, now: number): void {
  const script = readFileSync(join(__dirname, 'shim.js'), 'utf8')
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`globalThis.__localCloudNow = ${now};\n${script}`)
}
