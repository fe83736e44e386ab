import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { ERR, type Invoker, type Reply } from '../../functions/invoker'
import { HTTP_BODY } from '../../functions/limits'
import type { Registry } from '../../functions/registry'
import { HttpError, type Request } from '../http'
import { type Answer, answerOf, refusal } from './answer'
import { eventOf, textOf } from './event'

/**
 * `/http/<function>/…`, with any method: a call as CloudBase's HTTP access service makes it, by nobody. It reaches
 * functions alone whose config.json says so: a route has to be made in the real cloud as well.
 */
export async function httpAccessDoor(
  request: Request,
  rest: string,
  registry: Registry,
  invoker: Invoker,
): Promise<void> {
  const id = randomUUID()
  const [, name, beneath] = /^([^/]*)(.*)$/s.exec(rest)!
  const why = whyNot(registry, name!)
  const answer = why
    ? refusal(404, 'INVALID_PATH', why, id)
    : await call(request, name!, beneath || '/', id, invoker)
  send(request.response, answer)
}

/** Why a function is not reached by HTTP; undefined: it is. */
function whyNot(registry: Registry, name: string): string | undefined {
  const spec = registry.get(name)
  if (!spec) return `there is no function named ${name}`
  return spec.http ? undefined : `${name} is not reached by HTTP: its config.json does not say "http": true`
}

async function call(
  request: Request,
  name: string,
  path: string,
  id: string,
  invoker: Invoker,
): Promise<Answer> {
  const body = await bodyOf(request)
  const text = body && textOf(body, request.headers['content-type'])
  if (!body || (text && body.length > HTTP_BODY.text)) {
    const limit = body ? HTTP_BODY.text : HTTP_BODY.other
    return refusal(413, 'EXCEED_MAX_PAYLOAD_SIZE', `the body has over ${limit} bytes`, id)
  }
  const event = JSON.stringify(eventOf(request, path, text ?? body, id))
  return answerTo(await invoker.invoke(name, event, { source: 'http' }, id))
}

/** Undefined: it is larger than any may be. */
async function bodyOf(request: Request): Promise<Buffer | undefined> {
  try {
    return await request.body(HTTP_BODY.other)
  } catch (error) {
    if (error instanceof HttpError && error.status === 413) return undefined
    throw error
  }
}

function answerTo(reply: Reply): Answer {
  const { requestId } = reply
  if ('result' in reply) return answerOf(reply.result, requestId)
  if (reply.errCode === ERR.timeout) {
    return refusal(504, 'FUNCTION_TIME_LIMIT_EXCEEDED', reply.errMsg, requestId)
  }
  // What was thrown is for the console: whoever calls may be anybody.
  const message = reply.errCode === ERR.threw ? 'Function code exception caught' : reply.errMsg
  return refusal(400, 'FUNCTION_INVOCATION_FAILED', message, requestId)
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const isEmpty = status === 204 || status === 304
  response.writeHead(status, isEmpty ? headers : { ...headers, 'content-length': body.length })
  // Node itself leaves out the body where the method is HEAD.
  response.end(isEmpty ? undefined : body)
}
