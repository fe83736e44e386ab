import { CloudError } from '../db/errors'
import type { Events } from '../events'
import type { Invocation, Invocations } from '../functions/invocation'
import type { Outbox } from '../outbox'
import { CODE_APIS, drawCode, targetOf } from './codes'
import type { Body } from './database'
import { readMultipart } from './multipart'
import { OPEN_APIS } from './open-apis'
import { answerService, SERVICES } from './open-data'
import { answerPay, isPayApi } from './pay'
import { errorResponse, fileResponse, jsonResponse, readParameters, readService } from './protobuf'
import { refuse } from './refused'

type Args = Record<string, unknown>

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

/** May a rule be about it? */
export const isOpenApi = (api: string): boolean =>
  Object.hasOwn(OPEN_APIS, api) ||
  Object.values(SERVICES).includes(api) ||
  isPayApi(api.replace(/^cloudPay\./, ''))

/** Answers a multipart request of the SDK's, open API or payment, and records it. */
export function callOpenApi(body: Buffer, contentType: string, parts: OpenApiParts): Uint8Array {
  const fields = readMultipart(body, contentType)
  const { requestData } = fields
  const action = String(fields.action)
  const api = String(fields.apiName ?? '')
  const invocation = parts.invocations.find(String(fields.wxCloudApiToken ?? ''))
  if (!requestData) throw new CloudError('INVALID_PARAM', `${action} came without requestData`)
  if (action === 'wx.wxPayApi') return callPay(api, requestData, invocation, parts)
  if (action !== 'wx.openApi') return refuse(action)
  const service = Object.hasOwn(SERVICES, api) ? SERVICES[api] : undefined
  if (service) return callService(service, requestData, invocation, parts)
  const args = readParameters(requestData)
  const refusal = refusalOf(api, invocation)
  const reply = refusal ? { errcode: refusal } : replyTo(api, args, parts)
  record(parts, api, invocation, asWritten(args), asReply(reply))
  if (refusal) return errorResponse(refusal)
  if (CODE_APIS.has(api) && !reply.errcode) {
    return fileResponse(drawCode(String(reply.target), args.width), 'image/png')
  }
  return jsonResponse(reply)
}

/** `cloud.callOpenAPI`, the SDK's older way: JSON both ways, WeChat's errcode among the answer. */
export function callJsonOpenApi(body: Body, invocation: Invocation | undefined, parts: OpenApiParts): Body {
  const api = String(body.apiName)
  const args = body.requestData ? (JSON.parse(String(body.requestData)) as Args) : {}
  const refusal = refusalOf(api, invocation)
  const reply = refusal ? { errcode: refusal, errmsg: 'refused' } : replyTo(api, args, parts)
  record(parts, api, invocation, asWritten(args), asReply(reply))
  return { responseData: JSON.stringify(reply) }
}

function callService(
  name: string,
  requestData: Buffer,
  invocation: Invocation | undefined,
  parts: OpenApiParts,
): Uint8Array {
  const {
    args,
    errCode = 0,
    reply,
    bytes,
  } = answerService(name, readService(requestData), parts.outbox, parts.now())
  record(parts, name, invocation, args, { errCode, ...(errCode ? {} : reply) })
  return errCode ? errorResponse(errCode) : bytes
}

/** A rule's `errCode` is a failure of the system here; that a payment fails is said by its `reply`. */
function callPay(
  name: string,
  requestData: Buffer,
  invocation: Invocation | undefined,
  parts: OpenApiParts,
): Uint8Array {
  const api = `cloudPay.${name}`
  const args = JSON.parse(requestData.toString('utf8')) as Args
  const usual = answerPay(name, args, parts.now())
  const rule = parts.outbox.ruleFor(api, args)
  const errCode = usual ? (rule?.errCode ?? 0) : NOT_FOUND
  record(parts, api, invocation, asWritten(args), {
    errCode,
    ...(errCode ? {} : { ...usual, ...rule?.reply }),
  })
  if (errCode) throw new CloudError('SYS_ERR', rule?.errMsg ?? `${api} answers ${errCode}`)
  return Buffer.from(JSON.stringify({ ...usual, ...rule?.reply }))
}

function refusalOf(api: string, invocation: Invocation | undefined): number | undefined {
  if (!Object.hasOwn(OPEN_APIS, api)) return NOT_FOUND
  return invocation && !invocation.spec.openapi.includes(api) ? NO_PERMISSION : undefined
}

function replyTo(api: string, args: Args, { outbox, now }: OpenApiParts): Args {
  const usual = { errcode: 0, errmsg: 'ok', ...OPEN_APIS[api]!(args, now()), ...codeTarget(api, args) }
  const rule = outbox.ruleFor(api, args)
  if (!rule) return usual
  if (rule.errCode)
    return { errcode: rule.errCode, errmsg: rule.errMsg ?? 'by a rule of the outbox', ...rule.reply }
  return { ...usual, ...rule.reply }
}

/** Of a mini-program code the outbox shows where it leads. */
function codeTarget(api: string, args: Args): Args {
  if (!CODE_APIS.has(api)) return {}
  const target = targetOf(api, args)
  return typeof target === 'string' ? { target } : { ...target }
}

function record(
  { outbox, events }: OpenApiParts,
  api: string,
  invocation: Invocation | undefined,
  args: Args,
  reply: Args,
): void {
  outbox.record(api, invocation?.spec.name ?? '', args, reply)
  events.send({ type: 'message' })
}

/** Parameters under the names that the function gave them; what lies deeper stays as it is. */
function asWritten(args: Args): Args {
  const name = (key: string) => key.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [name(key), value]))
}

function asReply({ errcode, errmsg, ...rest }: Args): Args {
  return { errCode: errcode ?? 0, ...(errmsg === undefined ? {} : { errMsg: errmsg }), ...rest }
}
