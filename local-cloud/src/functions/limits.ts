/** How many bytes of JSON may go in and come out. */
export interface Limits {
  event: number
  reply: number
}

const KB = 1024
const MB = 1024 * KB

/**
 * A call from the mini-program. Event: CloudBase's reference of errors, EXCEED_MAX_PAYLOAD_SIZE ("cloud functions:
 * 100KB for text type"), and the documentation of `callFunction`, which asks to keep what is larger out of `data`.
 * Reply: the SDK's own table of errors, -604001 ("cloudfunction result size exceed limit (1MB)").
 */
const FROM_CLIENT: Limits = { event: 100 * KB, reply: MB }

/** A call between functions. Tencent Cloud's quotas of functions (document 583/11637): 6 MB either way. */
const FROM_FUNCTION: Limits = { event: 6 * MB, reply: 6 * MB }

/**
 * The body of a call by HTTP, in bytes. CloudBase's reference of errors, EXCEED_MAX_PAYLOAD_SIZE ("100KB for text
 * type, 6MB for other types").
 */
export const HTTP_BODY = { text: 100 * KB, other: 6 * MB }

/** A call by HTTP. Event: the largest body in base64, with what stands around it. Reply: any function's. */
const FROM_HTTP: Limits = { event: 9 * MB, reply: 6 * MB }

/** The limits for a call from that source, as `getWXContext().SOURCE` names it. */
export function limitsOf(source: string): Limits {
  if (source === 'wx_client') return FROM_CLIENT
  return source === 'http' ? FROM_HTTP : FROM_FUNCTION
}

/** No reply has more: a worker does not send what everybody would refuse. */
export const MAX_REPLY = FROM_FUNCTION.reply

/** A line between the cloud and a worker: a reply as text within JSON, where a byte takes up to seven. */
export const MAX_MESSAGE = 8 * MAX_REPLY

/** A function's memory in the real cloud, unless it is given more; here its JavaScript heap. */
export const HEAP_LIMIT_MB = 256

/** All the memory of a worker, its program included. */
export const MEMORY_LIMIT_MB = 1024

/** What a call may print. A loop that prints would otherwise fill the terminal, or the disk. */
export const OUTPUT_LIMIT = 4 * MB
