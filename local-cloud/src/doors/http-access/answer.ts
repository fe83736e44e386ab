import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isPage, withCharset } from './content'

/** An HTTP answer. */
export interface Answer {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

/** A function's "integrated response". */
interface Integrated {
  statusCode: number
  headers?: unknown
  body?: unknown
  isBase64Encoded?: unknown
}

const TEXT = 'text/plain; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'

/** These belong to the connection, which is ours. */
const OURS = ['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade']

/** A page of a function must not act as one of this server's own, whose doors let it be anybody. */
const SANDBOX = 'sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts'

/** What a caller is told when there is no answer of the function's, in CloudBase's form. */
export function refusal(status: number, code: string, message: string, requestId: string): Answer {
  const headers = { 'content-type': JSON_TYPE, 'cache-control': 'no-store' }
  return { status, headers, body: Buffer.from(JSON.stringify({ code, message, requestId })) }
}

/** The answer that a function's result stands for. */
export function answerOf(result: unknown, requestId: string): Answer {
  if (isIntegrated(result)) {
    try {
      return integrated(result)
    } catch (error) {
      return refusal(400, 'FUNCTION_INVOCATION_FAILED', (error as Error).message, requestId)
    }
  }
  if (result === null) return { status: 204, headers: {}, body: Buffer.alloc(0) }
  const isPlain = typeof result === 'string' || typeof result === 'number'
  const body = Buffer.from(isPlain ? String(result) : JSON.stringify(result))
  return { status: 200, headers: guarded({ 'content-type': isPlain ? TEXT : JSON_TYPE }), body }
}

function isIntegrated(result: unknown): result is Integrated {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return false
  const { statusCode } = result as Partial<Integrated>
  return Number.isInteger(statusCode) && statusCode! >= 200 && statusCode! <= 599
}

function integrated({ statusCode, headers, body, isBase64Encoded }: Integrated): Answer {
  const given = readHeaders(headers)
  const isText = typeof body === 'string'
  const isBinary = isText && isBase64Encoded === true
  const type = given['content-type'] ?? (isBinary ? 'application/octet-stream' : isText ? TEXT : JSON_TYPE)
  const isEmpty = body === undefined || body === null || body === ''
  if (!isEmpty || given['content-type']) given['content-type'] = isBinary ? type : withCharset(String(type))
  const text = isEmpty ? '' : isText ? body : JSON.stringify(body)
  return {
    status: statusCode,
    headers: guarded(given),
    body: Buffer.from(text, isBinary ? 'base64' : 'utf8'),
  }
}

/** Throws where HTTP has no such header. */
function readHeaders(headers: unknown): Record<string, string | string[]> {
  const read: Record<string, string | string[]> = {}
  if (typeof headers !== 'object' || headers === null) return read
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase()
    if (value === null || OURS.includes(key)) continue
    const values = (Array.isArray(value) ? value : [value]).map(String)
    validateHeaderName(key)
    for (const one of values) validateHeaderValue(key, one)
    read[key] = values.length === 1 ? values[0]! : values
  }
  return read
}

function guarded(headers: Record<string, string | string[]>): Record<string, string | string[]> {
  const guards: Record<string, string | string[]> = { 'x-content-type-options': 'nosniff' }
  if (isPage(String(headers['content-type'] ?? ''))) {
    guards['content-security-policy'] = [headers['content-security-policy'] ?? [], SANDBOX].flat()
  }
  return { ...headers, ...guards }
}
