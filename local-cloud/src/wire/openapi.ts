import { CloudError } from '../db/errors'
import type { Events } from '../events'
import type { Invocation, Invocations } from '../functions/invocation'
import type { Outbox } from '../outbox'
import { readMultipart } from './multipart'
import { OPEN_APIS, PICTURE, PICTURE_APIS } from './open-apis'
import { errorResponse, fileResponse, jsonResponse, readParameters } from './protobuf'

/** The gateway's refusals. */
const NOT_FOUND = -604100
const NO_PERMISSION = -604101

/** What open-API calls need. */
export interface OpenApiParts {
  invocations: Invocations
  outbox: Outbox
  events: Events
  now: () => number
}

/** Answers an open-API request (multipart in, protobuf out) and records it. */
export function callOpenApi(body: Buffer, contentType: string, parts: OpenApiParts): Uint8Array {
  const fields = readMultipart(body, contentType)
  const api = String(fields.apiName ?? '')
  if (String(fields.action) !== 'wx.openApi' || !fields.requestData) {
    throw new CloudError('INVALID_PARAM', `the local cloud does not know the action ${fields.action}`)
  }
  const args = readParameters(fields.requestData)
  const invocation = parts.invocations.find(String(fields.wxCloudApiToken ?? ''))
  const refusal = refusalOf(api, invocation)
  const reply = refusal ? { errcode: refusal } : replyTo(api, args, parts)
  parts.outbox.record(api, invocation?.spec.name ?? '', asWritten(args), asReply(reply))
  parts.events.send({ type: 'message' })
  if (refusal) return errorResponse(refusal)
  if (PICTURE_APIS.has(api) && !reply.errcode) return fileResponse(PICTURE, 'image/png')
  return jsonResponse(reply)
}

function refusalOf(api: string, invocation: Invocation | undefined): number | undefined {
  if (!OPEN_APIS[api]) return NOT_FOUND
  return invocation && !invocation.spec.openapi.includes(api) ? NO_PERMISSION : undefined
}

function replyTo(
  api: string,
  args: Record<string, unknown>,
  { outbox, now }: OpenApiParts,
): Record<string, unknown> {
  const usual = { errcode: 0, errmsg: 'ok', ...OPEN_APIS[api]!(args, now()) }
  const rule = outbox.ruleFor(api, args)
  if (!rule) return usual
  if (rule.errCode)
    return { errcode: rule.errCode, errmsg: rule.errMsg ?? 'by a rule of the outbox', ...rule.reply }
  return { ...usual, ...rule.reply }
}

/** Parameters under the names that the function gave them; what lies deeper stays as it is. */
function asWritten(args: Record<string, unknown>): Record<string, unknown> {
  const name = (key: string) => key.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [name(key), value]))
}

function asReply({ errcode, errmsg, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { errCode: errcode ?? 0, ...(errmsg === undefined ? {} : { errMsg: errmsg }), ...rest }
}
