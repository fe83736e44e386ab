import { isPlain } from '../db/paths'
import { APP_ID, identified } from '../functions/environment'
import type { Invoker } from '../functions/invoker'
import { HttpError, type Request } from './http'

/** More than any function may be given: what is a little too large, the invoker refuses with its errCode. */
const BODY_LIMIT = 6 * 1024 * 1024

/** `POST /invoke/<function>`: a call as the mini-program makes it. */
export async function invokeDoor(request: Request, name: string, invoker: Invoker): Promise<unknown> {
  const openid = openidOf(request)
  const text = (await request.body(BODY_LIMIT)).toString('utf8').trim() || '{}'
  const userInfo = openid === undefined ? undefined : { appId: APP_ID, openId: openid }
  return invoker.invoke(name, withUserInfo(text, userInfo), { openid, source: 'wx_client' })
}

/** The caller named by the header; undefined: nobody. */
export function openidOf(request: Request): string | undefined {
  const header = request.headers['x-local-openid']
  if (header === undefined || header === '') return undefined
  if (typeof header !== 'string' || !/^[\w.@-]{1,128}$/.test(header)) {
    throw new HttpError(400, 'X-Local-Openid is not an openid')
  }
  return header
}

/** What is not a JSON object goes through as it is: the invoker refuses it with its errCode. */
function withUserInfo(text: string, userInfo: Record<string, string> | undefined): string {
  let event: unknown
  try {
    event = JSON.parse(text)
  } catch {
    return text
  }
  if (!isPlain(event)) return text
  try {
    return JSON.stringify(userInfo ? { ...event, userInfo: identified(event, userInfo) } : event)
  } catch {
    // Nested too deeply. As it is, it could name any user.
    return 'too deep'
  }
}
