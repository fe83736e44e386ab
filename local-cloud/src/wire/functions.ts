import { CloudError } from '../db/errors'
import { APP_ID, identified } from '../functions/environment'
import type { Invocation } from '../functions/invocation'
import type { Invoker } from '../functions/invoker'
import type { Body } from './database'

/**
 * A function calls a function. Who the person is does not go along: OPENID is there on calls from the mini-program
 * only (documentation of getWXContext), and people who printed what a called function gets found an appId alone. What
 * the calling function puts into `userInfo` arrives. The source grows by `scf`.
 */
export async function invokeFunction(
  body: Body,
  from: Invocation | undefined,
  invoker: Invoker,
): Promise<Body> {
  const event = JSON.parse(String(body.request_data || '{}')) as Body
  const userInfo = identified(event, { appId: APP_ID })
  const source = from ? `${from.caller.source},scf` : 'scf'
  const name = String(body.function_name)
  const reply = await invoker.invoke(name, JSON.stringify({ ...event, userInfo }), { source })
  if ('errCode' in reply) {
    throw new CloudError(
      reply.errCode === -501000 ? 'FUNCTIONS_REQUEST_FAIL' : 'FUNCTIONS_EXECUTE_FAIL',
      `errCode: ${reply.errCode} | errMsg: ${reply.errMsg}`,
    )
  }
  return { response_data: JSON.stringify(reply.result) }
}
