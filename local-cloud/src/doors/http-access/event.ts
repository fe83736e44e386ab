import { isUtf8 } from 'node:buffer'
import { ENV_ID } from '../../functions/environment'
import type { Request } from '../http'
import { isTextual } from './content'

/** What a function that is called by HTTP gets as its event. */
export interface HttpEvent {
  /** Beneath the function's route; its escapes are as they came. */
  path: string
  httpMethod: string
  /** By names in lower case. */
  headers: Record<string, string>
  multiValueHeaders: Record<string, string[]>
  queryStringParameters: Record<string, string>
  requestContext: { requestId: string; envId: string; appId: number; uin: number }
  body: string
  isBase64Encoded: boolean
}

/** The event of CloudBase's "integrated request". Bytes come as base64, a text as it is. */
export function eventOf(request: Request, path: string, body: string | Buffer, requestId: string): HttpEvent {
  return {
    path,
    httpMethod: request.method,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    multiValueHeaders: { ...request.headersDistinct } as Record<string, string[]>,
    // Of a name that comes several times, the last value.
    queryStringParameters: Object.fromEntries(request.query),
    requestContext: { requestId, envId: ENV_ID, appId: 1250000000, uin: 100000000000 },
    body: typeof body === 'string' ? body : body.toString('base64'),
    isBase64Encoded: typeof body !== 'string',
  }
}

/** The body as a text; undefined: it is none, by its content type or by its bytes. */
export function textOf(body: Buffer, type: string | undefined): string | undefined {
  return (type === undefined || isTextual(type)) && isUtf8(body) ? body.toString('utf8') : undefined
}
