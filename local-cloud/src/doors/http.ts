import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isPlain } from '../db/paths'

/** A request as the doors see it. */
export interface Request {
  method: string
  /** The path with its escapes as they came, without the query. */
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  /** The same with every value of a header that came several times. */
  headersDistinct: IncomingMessage['headersDistinct']
  response: ServerResponse
  /** The whole body. Throws `HttpError` 413 when it is longer than `limit` bytes. */
  body(limit: number): Promise<Buffer>
  /** The whole body as JSON. Throws `HttpError` 400 when it is none. */
  json(limit?: number): Promise<unknown>
  /** The whole body as a JSON object. Throws `HttpError` 400 when it is none. */
  fields(limit?: number): Promise<Record<string, unknown>>
}

/** An answer other than 200. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errCode = -1,
  ) {
    super(message)
  }
}

/** Answers a request: a value is sent as JSON; undefined: the door has answered itself. */
export type Door = (request: Request) => unknown

/** Finds the door for a request; undefined: there is none. */
export type Router = (method: string, path: string) => Door | undefined

const JSON_LIMIT = 8 * 1024 * 1024

/** A server on the loopback address that turns away foreign hosts and pages of foreign origins. */
export class LocalServer {
  readonly #server: Server
  #port = 0

  constructor(readonly route: Router) {
    this.#server = createServer((message, response) => void this.#answer(message, response))
    this.#server.keepAliveTimeout = 60_000
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', () => {
        this.#port = (this.#server.address() as { port: number }).port
        resolve()
      })
    })
  }

  close(): Promise<void> {
    return new Promise(resolve => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  async #answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      this.#refuseForeign(message)
      const [, path = '/', query = ''] = /^([^?]*)\??(.*)$/s.exec(message.url ?? '/') ?? []
      const door = this.route(message.method ?? 'GET', path)
      if (!door) throw new HttpError(404, `nothing at ${path}`)
      const value = await door(this.#request(message, response, path, query))
      if (value !== undefined) sendJson(response, 200, value)
    } catch (error) {
      if (response.destroyed || response.writableEnded) return
      const isKnown = error instanceof HttpError
      if (!isKnown) console.error(error)
      if (response.headersSent) return void response.destroy()
      const [status, errCode] = isKnown ? [error.status, error.errCode] : [500, -1]
      sendJson(response, status, { errCode, errMsg: (error as Error).message })
    }
  }

  #request(message: IncomingMessage, response: ServerResponse, path: string, query: string): Request {
    const body = (limit: number) => readBody(message, limit)
    const json = async (limit = JSON_LIMIT) => {
      const text = (await body(limit)).toString('utf8')
      try {
        return text.trim() ? JSON.parse(text) : {}
      } catch {
        throw new HttpError(400, 'the body is not valid JSON')
      }
    }
    return {
      method: message.method ?? 'GET',
      path,
      query: new URLSearchParams(query),
      headers: message.headers,
      headersDistinct: message.headersDistinct,
      response,
      body,
      json,
      fields: async limit => {
        const value: unknown = await json(limit)
        if (!isPlain(value)) throw new HttpError(400, 'the body must be a JSON object')
        return value
      },
    }
  }

  /** A page elsewhere must not reach this server, neither by its address nor by a name that points to it. */
  #refuseForeign({ headers }: IncomingMessage): void {
    const hosts = ['127.0.0.1', 'localhost', '[::1]'].map(name => `${name}:${this.#port}`)
    if (!headers.host || !hosts.includes(headers.host.toLowerCase())) {
      throw new HttpError(403, 'this server answers to its loopback address only')
    }
    if (headers.origin !== undefined && !hosts.some(host => headers.origin === `http://${host}`)) {
      throw new HttpError(403, 'this server answers to its own pages only')
    }
  }
}

function readBody(message: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
    })
    message.on('end', () => {
      if (size > limit) reject(new HttpError(413, `the body is larger than ${limit} bytes`))
      else resolve(Buffer.concat(chunks))
    })
    message.on('error', reject)
    message.on('aborted', () => reject(new HttpError(400, 'the request was cut off')))
  })
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}
