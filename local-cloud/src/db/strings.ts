import { exactly, isNil } from './arithmetic'
import { natural, whole } from './arrays'

/** The string operators of expressions, each on its evaluated arguments. */
export const STRINGS: Record<string, (args: unknown[]) => unknown> = {
  $concat: args => (args.some(isNil) ? null : args.map(v => string('$concat', v)).join('')),
  $split: args => {
    const [value, separator] = exactly('$split', args, 2)
    if (isNil(value) || isNil(separator)) return null
    if (separator === '') throw new Error('$split requires a non-empty separator')
    return string('$split', value).split(string('$split', separator))
  },
  $strLenBytes: args => Buffer.byteLength(string('$strLenBytes', exactly('$strLenBytes', args, 1)[0])),
  $strLenCP: args => [...string('$strLenCP', exactly('$strLenCP', args, 1)[0])].length,
  $strcasecmp: args => {
    const [a, b] = exactly('$strcasecmp', args, 2).map(v => Buffer.from(upper(text('$strcasecmp', v))))
    return Buffer.compare(a!, b!)
  },
  $toLower: args =>
    text('$toLower', exactly('$toLower', args, 1)[0]).replace(/[A-Z]+/g, s => s.toLowerCase()),
  $toUpper: args => upper(text('$toUpper', exactly('$toUpper', args, 1)[0])),
  $substr: args => bytesOf('$substr', args),
  $substrBytes: args => bytesOf('$substrBytes', args),
  $substrCP: args => {
    const [value, start, count] = exactly('$substrCP', args, 3)
    const from = natural('$substrCP', start)
    return [...text('$substrCP', value)].slice(from, from + natural('$substrCP', count)).join('')
  },
  $indexOfBytes: args => {
    const found = search('$indexOfBytes', args)
    if (!found) return null
    const [value, wanted, start, end] = found
    return position(Buffer.from(value), Buffer.from(wanted), start, end)
  },
  $indexOfCP: args => {
    const found = search('$indexOfCP', args)
    if (!found) return null
    const [value, wanted, start, end] = found
    return position([...value], [...wanted], start, end)
  },
}

/** Letters beyond ASCII keep their case, as in MongoDB. */
const upper = (value: string) => value.replace(/[a-z]+/g, s => s.toUpperCase())

function string(operator: string, value: unknown): string {
  if (typeof value !== 'string')
    throw new Error(`${operator} requires a string, not ${JSON.stringify(value)}`)
  return value
}

/** A value as text where operators take numbers and dates for text, too; null is empty. */
function text(operator: string, value: unknown): string {
  if (isNil(value)) return ''
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  return string(operator, value)
}

function bytesOf(operator: string, args: unknown[]): string {
  const [value, start, count] = exactly(operator, args, 3)
  const bytes = Buffer.from(text(operator, value))
  const from = whole(operator, start)
  if (from < 0) {
    if (operator === '$substr') return ''
    natural(operator, start)
  }
  const to = whole(operator, count) < 0 ? bytes.length : Math.min(from + (count as number), bytes.length)
  if (isInside(bytes, from) || isInside(bytes, to)) throw new Error(`${operator}: the range cuts a character`)
  return bytes.toString('utf8', Math.min(from, bytes.length), to)
}

/** Is the byte there a later byte of a character? */
const isInside = (bytes: Buffer, at: number) => at < bytes.length && (bytes[at]! & 0xc0) === 0x80

function search(operator: string, args: unknown[]): [string, string, number, number] | undefined {
  const [value, wanted, start = 0, end] = exactly(operator, args, 2, 4)
  if (isNil(value)) return undefined
  const to = end === undefined ? Number.POSITIVE_INFINITY : natural(operator, end)
  return [string(operator, value), string(operator, wanted), natural(operator, start), to]
}

function position(units: ArrayLike<unknown>, wanted: ArrayLike<unknown>, start: number, end: number): number {
  const last = Math.min(end, units.length) - wanted.length
  for (let at = start; at <= last; at++) {
    let same = 0
    while (same < wanted.length && units[at + same] === wanted[same]) same++
    if (same === wanted.length) return at
  }
  return -1
}
