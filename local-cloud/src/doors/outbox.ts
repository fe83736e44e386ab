import type { Outbox, Rule } from '../outbox'
import { HttpError, type Request } from './http'

/** `GET /outbox?after=ID`: the open-API calls made. */
export function readOutbox({ query }: Request, outbox: Outbox): unknown {
  return { items: outbox.after(Number(query.get('after') ?? 0) || 0) }
}

/** `POST /outbox/rules`: one rule, or a list of them. */
export async function addRules(request: Request, outbox: Outbox): Promise<unknown> {
  const body = (await request.json()) as Rule | Rule[]
  const rules = Array.isArray(body) ? body : [body]
  for (const rule of rules) {
    if (typeof rule?.api !== 'string') throw new HttpError(400, 'a rule names its "api"')
    const isObject = (part: unknown) => part === undefined || (typeof part === 'object' && part !== null)
    if (!isObject(rule.match) || !isObject(rule.reply))
      throw new HttpError(400, '"match" and "reply" are objects')
  }
  return { rules: rules.map(rule => outbox.addRule(rule)) }
}

/** `DELETE /outbox/rules[?id=N]`: removes one rule or all. */
export function removeRules({ query }: Request, outbox: Outbox): unknown {
  const id = query.get('id')
  outbox.removeRules(id === null ? undefined : Number(id))
  return { rules: outbox.rules }
}
