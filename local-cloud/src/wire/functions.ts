import { CloudError } from '../db/errors'
import { APP_ID } from '../functions/environment'
import type { Invocation } from '../functions/invocation'
import type { Invoker } from '../functions/invoker'
import type { Body } from './database'

/** A function calls a function: the identity goes along, and the source grows by `scf`. */
export async function invokeFunction(
  body: Body,
  from: Invocation | undefined,
  invoker: Invoker,
): Promise<Body> {
  const event = JSON.parse(String(body.request_data || '{}')) as Body
  const openid = from?.caller.openid
  const userInfo = openid === undefined ? { appId: APP_ID } : { appId: APP_ID, openId: openid }
  const source = from ? `${from.caller.source},scf` : 'scf'
  const reply = await invoker.invoke(String(body.function_name), JSON.stringify({ ...event, userInfo }), {
    openid,
    source,
  })
  if ('errCode' in reply) {
    throw new CloudError(
      reply.errCode === -501000 ? 'FUNCTIONS_REQUEST_FAIL' : 'FUNCTIONS_EXECUTE_FAIL',
      `errCode: ${reply.errCode} | errMsg: ${reply.errMsg}`,
    )
  }
  return { response_data: JSON.stringify(reply.result) }
}
