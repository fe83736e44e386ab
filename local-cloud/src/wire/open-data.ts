import { parse } from 'protobufjs'
import type { Outbox } from '../outbox'
import { phoneOf } from './people-data'
import { bytesResponse } from './protobuf'

const { root } = parse(`syntax = "proto3";
  message OpenDataRequest { repeated string cloudids = 2; }
  message OpenDataItem { string cloudid = 1; string json = 2; }
  message OpenDataReply { repeated OpenDataItem items = 1; }
  message SignReply { string signature = 1; }`)

const OpenDataRequest = root.lookupType('OpenDataRequest')
const OpenDataReply = root.lookupType('OpenDataReply')
const SignReply = root.lookupType('SignReply')

/** The calls that are not open APIs: `cloud.getOpenData` and two signatures. No config.json needs to name them. */
export const SERVICES: Record<string, string> = {
  ApiGetOpenDataByCloudId: 'getOpenData',
  ApiVoipSign: 'getVoIPSign',
  GetCloudCallSign: 'getCloudCallSign',
}

/** What a service answers, as the function sees it and as the SDK reads it. */
export interface ServiceAnswer {
  args: Record<string, unknown>
  errCode?: number
  reply: Record<string, unknown>
  bytes: Uint8Array
}

/**
 * Answers a service. Of a cloudID nobody here can tell what it stands for: it is taken for a phone number's until
 * a rule for `getOpenData` that matches `{"cloudID"}` says what `data` is.
 */
export function answerService(name: string, request: Uint8Array, outbox: Outbox, now: number): ServiceAnswer {
  if (name !== 'getOpenData') return sign(name, outbox)
  const { cloudids } = OpenDataRequest.decode(request) as unknown as { cloudids: string[] }
  const rules = cloudids.map(cloudID => outbox.ruleFor(name, { cloudID }))
  const list = cloudids.map((cloudID, i) => ({
    cloudID,
    data: phoneOf(cloudID, now),
    ...rules[i]?.reply,
  }))
  const items = list.map(item => ({ cloudid: item.cloudID, json: JSON.stringify(item) }))
  const errCode = rules.find(rule => rule?.errCode)?.errCode
  return {
    args: { list: cloudids },
    ...(errCode ? { errCode } : {}),
    reply: { list },
    bytes: bytesResponse(OpenDataReply.encode({ items }).finish()),
  }
}

function sign(name: string, outbox: Outbox): ServiceAnswer {
  const rule = outbox.ruleFor(name, {})
  const reply = { signature: 'local', ...rule?.reply }
  return {
    args: {},
    ...(rule?.errCode ? { errCode: rule.errCode } : {}),
    reply,
    bytes: bytesResponse(SignReply.encode({ signature: String(reply.signature) }).finish()),
  }
}
