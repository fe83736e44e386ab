import { isPlain } from '../db/paths'
import type { Invocation } from './invocation'
import { HEAP_LIMIT_MB } from './limits'

/** The environment's id, and what stands for the mini-program's appid. */
export const ENV_ID = 'local-env'
export const APP_ID = 'wx0000000000000001'

/** The variables that a function of the real cloud finds. */
export function baseEnvironment(extra: Record<string, string>): Record<string, string> {
  const kept = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG']
  const own = Object.fromEntries(
    kept.flatMap(k => (process.env[k] === undefined ? [] : [[k, process.env[k]!]])),
  )
  return {
    ...own,
    TZ: 'UTC',
    ...extra,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENV_ID,
    TCB_ENV: ENV_ID,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
  }
}

/** Those that lead its SDK to the cloud at this address. */
export const wayTo = (url: string): Record<string, string> => ({
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
})

/** The variables that carry one invocation's identity; null removes what an earlier one has left. */
export function identityOf({ caller, token }: Invocation): Record<string, string | null> {
  const isPerson = caller.openid !== undefined
  return {
    WX_CONTEXT_KEYS: isPerson
      ? 'WX_CLIENTIP,WX_CLIENTIPV6,WX_APPID,WX_OPENID,WX_UNIONID,WX_API_TOKEN'
      : 'WX_APPID,WX_API_TOKEN',
    WX_APPID: APP_ID,
    WX_OPENID: caller.openid ?? null,
    WX_UNIONID: isPerson ? `u-${caller.openid}` : null,
    WX_CLIENTIP: isPerson ? '127.0.0.1' : null,
    WX_CLIENTIPV6: isPerson ? '::ffff:127.0.0.1' : null,
    WX_API_TOKEN: token,
    TCB_SOURCE: caller.source,
  }
}

/**
 * The `userInfo` of an event: what the caller has put there (a nickname, a picture), in which who calls stands as the
 * cloud knows it.
 */
export function identified(
  event: Record<string, unknown>,
  who: Record<string, string>,
): Record<string, unknown> {
  return { ...(isPlain(event.userInfo) ? event.userInfo : {}), ...who }
}

/** The second argument of `main`. */
export function contextOf(invocation: Invocation): Record<string, unknown> {
  const { spec, id } = invocation
  const variables = Object.entries(identityOf(invocation)).flatMap(([k, v]) =>
    v === null || k === 'WX_API_TOKEN' ? [] : [[k, v]],
  )
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: HEAP_LIMIT_MB,
    time_limit_in_ms: spec.timeoutMs,
    request_id: id,
    environ: variables.map(([k, v]) => `${k}=${v}`).join(';'),
    environment: JSON.stringify(Object.fromEntries(variables)),
    function_version: '$LATEST',
    function_name: spec.name,
    namespace: ENV_ID,
    tencentcloud_region: 'ap-shanghai',
    tencentcloud_appid: '1250000000',
    tencentcloud_uin: '100000000000',
  }
}
