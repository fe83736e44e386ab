import { type Doc, decode } from '../../db/codec'
import { isPlain } from '../../db/paths'
import { HttpError } from '../http'

type Check = (inner: unknown) => boolean

const isNumeral: Check = v => typeof v === 'string' && v.trim() !== '' && Number.isFinite(Number(v))
const isInteger: Check = v => isNumeral(v) && Number.isSafeInteger(Number(v))
const isObject: Check = v => isPlain(v)
const isText: Check = v => typeof v === 'string'

function isDate(inner: unknown): boolean {
  const ms = isPlain(inner) ? (isNumeral(inner.$numberLong) ? Number(inner.$numberLong) : Number.NaN) : inner
  return !Number.isNaN(new Date(ms as string | number).getTime()) && inner !== null
}

const DOUBLES = ['Infinity', '-Infinity', 'NaN']

/** EJSON's wrappers, and what may stand in each. */
const WRAPPERS: Record<string, { check: Check; wants: string }> = {
  $date: { check: isDate, wants: 'a time such as "2026-01-31T08:00:00.000Z"' },
  $numberInt: { check: isInteger, wants: 'a whole number as a text' },
  $numberLong: { check: isInteger, wants: 'a whole number as a text, up to 9007199254740991' },
  $numberDouble: { check: v => isNumeral(v) || DOUBLES.includes(v as string), wants: 'a number as a text' },
  $numberDecimal: { check: isText, wants: 'a number as a text' },
  $oid: { check: v => isText(v) && /^[\da-f]{24}$/i.test(v as string), wants: '24 hexadecimal digits' },
  $binary: { check: isObject, wants: '{"base64": …, "subType": …}' },
  $uuid: { check: isText, wants: 'a UUID' },
  $regularExpression: { check: isExpression, wants: '{"pattern": …, "options": …}' },
  $timestamp: { check: isObject, wants: '{"t": …, "i": …}' },
  $minKey: { check: v => v === 1, wants: '1' },
  $maxKey: { check: v => v === 1, wants: '1' },
}

function isExpression(inner: unknown): boolean {
  if (!isPlain(inner) || typeof inner.pattern !== 'string') return false
  try {
    return Boolean(new RegExp(inner.pattern))
  } catch {
    return false
  }
}

/**
 * A document from EJSON text that somebody typed. The engine reads such text generously; here whatever would be
 * stored as something else than it says is refused with words (HttpError 400).
 */
export function readTypedDocument(text: string, now: () => number): Doc {
  return readTyped(text, 'document', now)
}

/** A filter or a sort from typed EJSON; empty: nothing. Operators are allowed in it. */
export function readTypedQuery(text: string, what: 'filter' | 'sort', now: () => number): Doc {
  return text.trim() ? readTyped(text, what, now) : {}
}

/** An `_id` as the inspector has been told it. */
export function readId(text: string, now: () => number): unknown {
  try {
    return decode(text, now)
  } catch {
    throw new HttpError(400, 'The _id is not valid EJSON.')
  }
}

function readTyped(text: string, what: string, now: () => number): Doc {
  const value = parse(text, what)
  if (!isPlain(value)) throw new HttpError(400, `A ${what} is an object: {…}.`)
  if (what === 'document' && Object.keys(value).some(key => key.startsWith('$')))
    throw new HttpError(400, 'No field of a document begins with $.')
  refuseOdd(value, '', what !== 'document')
  try {
    return decode(text, now) as Doc
  } catch (error) {
    throw new HttpError(400, `The ${what} is not valid EJSON: ${(error as Error).message}`)
  }
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    const at = /at position (\d+)/.exec(message)?.[1]
    const before = at === undefined ? [] : text.slice(0, Number(at)).split('\n')
    const where = before.length ? ` Line ${before.length}, column ${before.at(-1)!.length + 1}:` : ''
    throw new HttpError(
      400,
      `The ${what} is not valid JSON.${where} ${message.replace(/ in JSON at .*/, '')}.`,
    )
  }
}

/** Refuses wrappers whose content is none, and field names that only operators have. */
function refuseOdd(value: unknown, path: string, isQuery: boolean): void {
  if (Array.isArray(value))
    for (const [i, inner] of value.entries()) refuseOdd(inner, `${path}[${i}]`, isQuery)
  if (!isPlain(value)) return
  for (const [key, inner] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key
    const wrapper = WRAPPERS[key]
    if (wrapper) {
      if (Object.keys(value).length > 1) throw new HttpError(400, `${at}: ${key} stands alone in its object.`)
      if (!wrapper.check(inner)) throw new HttpError(400, `${at}: ${key} wants ${wrapper.wants}.`)
    } else if (key.startsWith('$') && !isQuery) {
      throw new HttpError(400, `${at}: EJSON has no type ${key}, and no field of a document begins with $.`)
    } else refuseOdd(inner, at, isQuery)
  }
}
