import { parse } from 'protobufjs'

/** The part of the open-API messages that is needed: parameters in, an answer or an error code out. */
const { root } = parse(`syntax = "proto3";
  message Pair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated Pair pairs = 1; }
  message Service { string apiName = 1; bytes reqData = 2; }
  message Request { int32 apiType = 1; OpenApiData openapiData = 2; Service svrkitData = 4; string appid = 6; }
  message Response { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; }`)

const RequestMessage = root.lookupType('Request')
const ResponseMessage = root.lookupType('Response')

interface Pair {
  key: string
  value: Uint8Array
  contenttype: string
  filename: string
}

/** The parameters of an open-API call. Files come as their type and size, their bytes are let go. */
export function readParameters(message: Buffer): Record<string, unknown> {
  const decoded = RequestMessage.decode(message) as unknown as { openapiData?: { pairs: Pair[] } }
  return Object.fromEntries((decoded.openapiData?.pairs ?? []).map(pair => [pair.key, parameterOf(pair)]))
}

function parameterOf({ value, contenttype, filename }: Pair): unknown {
  // The SDK names a file but leaves its content type out.
  if (filename || contenttype) {
    return { ...(contenttype ? { contentType: contenttype } : {}), filename, size: value.length }
  }
  const text = Buffer.from(value).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The inner message of a call that is no open API. */
export function readService(message: Buffer): Uint8Array {
  const { svrkitData } = RequestMessage.decode(message) as unknown as { svrkitData?: { reqData: Uint8Array } }
  return svrkitData?.reqData ?? new Uint8Array()
}

/** An answer with an inner message. */
export const bytesResponse = (bytes: Uint8Array) =>
  response({ respData: Buffer.from(bytes), contentType: 'application/octet-stream' })

/** An answer with a JSON body. */
export function jsonResponse(value: unknown): Uint8Array {
  return response({
    respData: Buffer.from(JSON.stringify(value)),
    contentType: 'application/json; encoding=utf-8',
  })
}

/** An answer with a file. */
export const fileResponse = (bytes: Buffer, contentType: string) => response({ respData: bytes, contentType })

/** A refusal by the gateway: the function gets this as errCode. */
export const errorResponse = (errorCode: number) => ResponseMessage.encode({ errorCode }).finish()

function response(fields: { respData: Buffer; contentType: string }): Uint8Array {
  return ResponseMessage.encode({ ...fields, httpCode: 200 }).finish()
}
