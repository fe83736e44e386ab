import { HttpError, type Request } from '../http'

/** The body's fields, of which those named must be texts. Throws HttpError 400. */
export async function textsIn<Name extends string>(
  request: Request,
  ...names: Name[]
): Promise<Record<Name, string>> {
  const body = (await request.json()) as Record<string, unknown> | null
  for (const name of names) {
    if (typeof body?.[name] !== 'string') throw new HttpError(400, `"${name}" must be a text.`)
  }
  return body as Record<Name, string>
}

/** The body's `name`. */
export const nameIn = async (request: Request): Promise<string> => (await textsIn(request, 'name')).name

/** A whole number of the query within bounds. */
export function numberIn({ query }: Request, name: string, usual: number, most: number): number {
  const number = Math.floor(Number(query.get(name) ?? usual))
  return Number.isFinite(number) ? Math.min(Math.max(number, 0), most) : usual
}
