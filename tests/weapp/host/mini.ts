import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach } from 'vitest'
import type { HostOptions } from './assemble'
import { launchWeapp, type WeappHost } from './host'

/** Folder of the small mini-program that the host is tested with. */
export const miniFolder = path.join(import.meta.dirname, 'fixtures', 'mini')

let open: WeappHost | undefined

/** Launches the small mini-program; it is closed when the test ends. */
export async function launchMini(options: Partial<HostOptions> = {}): Promise<WeappHost> {
  open?.close()
  open = await launchWeapp({ dist: miniFolder, ...options })
  return open
}

afterEach(() => {
  open?.close()
  open = undefined
})

/** One request that arrived at the doors. */
interface Arrival {
  method: string
  path: string
  openid: string | undefined
  body: string
}

/** Something that answers at the local cloud's doors, for what the host does with any answer. */
export async function openDoors(answer: (arrival: Arrival) => { status?: number; body: unknown }) {
  const arrivals: Arrival[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const arrival = {
        method: request.method ?? '',
        path: decodeURIComponent(request.url ?? ''),
        openid: request.headers['x-local-openid'] as string | undefined,
        body: Buffer.concat(parts).toString(),
      }
      arrivals.push(arrival)
      const { status = 200, body } = answer(arrival)
      response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrivals }
}
