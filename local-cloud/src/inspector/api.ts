/** Asks a door of the cloud. Throws an Error with the cloud's own words. */
export async function ask<Reply = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply> {
  let response: Response
  try {
    response = await fetch(path, body === undefined ? { method } : { method, body: JSON.stringify(body) })
  } catch {
    throw new Error('The local cloud does not answer. Is it still running?')
  }
  const reply = (await response.json()) as Reply & { errMsg?: string }
  if (!response.ok) throw new Error(reply.errMsg)
  return reply
}

/** Reads from the inspector's API. */
export function read<Reply>(path: string, query: Record<string, string | number> = {}): Promise<Reply> {
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
  return ask<Reply>('GET', `/inspector/api/${path}?${search}`)
}

/** Changes something through the inspector's API. */
export const change = <Reply = Record<string, unknown>>(path: string, body: unknown): Promise<Reply> =>
  ask<Reply>('POST', `/inspector/api/${path}`, body)
