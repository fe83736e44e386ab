import { isPlain } from '../db/paths'
import type { Outbox, Rule } from '../outbox'
import { isOpenApi } from '../wire/openapi'
import { HttpError, type Request } from './http'

/** `GET /outbox?after=ID`: the open-API calls made. */
export function readOutbox({ query }: Request, outbox: Outbox): unknown {
  return { items: outbox.after(Number(query.get('after') ?? 0) || 0) }
}

/** `POST /outbox/rules`: one rule, or a list of them. */
export async function addRules(request: Request, outbox: Outbox): Promise<unknown> {
  const body = await request.json()
  const rules = (Array.isArray(body) ? body : [body]).map(ruleOf)
  return { rules: rules.map(rule => outbox.addRule(rule)) }
}

/** What would never match, or never do anything, is refused: nobody would be told later. */
function ruleOf(given: unknown): Rule {
  if (!isPlain(given) || typeof given.api !== 'string') throw new HttpError(400, 'a rule names its "api"')
  const { id: _id, ...rule } = given
  const { api, match, errCode, errMsg, reply, ...others } = rule
  if (!isOpenApi(given.api)) throw new HttpError(400, `there is no open API ${given.api}`)
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw new HttpError(400, `a rule has no "${unknown}"`)
  for (const part of [match, reply])
    if (part !== undefined && !isPlain(part)) throw new HttpError(400, '"match" and "reply" are objects')
  if (errCode !== undefined && !Number.isInteger(errCode))
    throw new HttpError(400, '"errCode" is a whole number')
  if (errMsg !== undefined && typeof errMsg !== 'string') throw new HttpError(400, '"errMsg" is a text')
  if (!isMatch(match)) throw new HttpError(400, '"$contains" is a text')
  return rule as unknown as Rule
}

function isMatch(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isMatch)
  if (!isPlain(value)) return true
  return Object.entries(value).every(([key, v]) => (key === '$contains' ? typeof v === 'string' : isMatch(v)))
}

/** `DELETE /outbox/rules[?id=N]`: removes one rule or all. */
export function removeRules({ query }: Request, outbox: Outbox): unknown {
  const id = query.get('id')
  outbox.removeRules(id === null ? undefined : Number(id))
  return { rules: outbox.rules }
}
