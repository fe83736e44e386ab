import { isPlain } from './paths'
import { fromLocal, offsetAt } from './timezones'

const DAY = 86_400_000
type Parts = Record<string, unknown>

/** A part of a date by operator. The argument is a date whose UTC fields are those of the wanted zone. */
const PARTS: Record<string, (local: Date) => number> = {
  $year: d => d.getUTCFullYear(),
  $month: d => d.getUTCMonth() + 1,
  $dayOfMonth: d => d.getUTCDate(),
  $hour: d => d.getUTCHours(),
  $minute: d => d.getUTCMinutes(),
  $second: d => d.getUTCSeconds(),
  $millisecond: d => d.getUTCMilliseconds(),
  $dayOfYear: d => dayOfYear(d),
  $dayOfWeek: d => d.getUTCDay() + 1,
  $isoDayOfWeek: d => d.getUTCDay() || 7,
  $week: d => Math.floor((dayOfYear(d) + 6 - d.getUTCDay()) / 7),
  $isoWeek: d => Math.ceil(dayOfYear(thursdayOf(d)) / 7),
  $isoWeekYear: d => thursdayOf(d).getUTCFullYear(),
}

/** The expression operators on dates, each on its evaluated argument. */
export const DATES: Record<string, (argument: unknown) => unknown> = {
  ...Object.fromEntries(
    Object.entries(PARTS).map(([name, part]) => [
      name,
      (argument: unknown) => {
        const { date, timezone } = dateAndZone(name, argument)
        return date === null || timezone === null ? null : part(shifted(date, timezone))
      },
    ]),
  ),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
}

const dayOfYear = (d: Date) => Math.floor((+d - Date.UTC(d.getUTCFullYear(), 0, 1)) / DAY) + 1
/** The Thursday of the same ISO week: it lies in the year to which the week belongs. */
const thursdayOf = (d: Date) => new Date(+d + (4 - (d.getUTCDay() || 7)) * DAY)
const shifted = (date: Date, timezone: unknown) => new Date(+date + offsetAt(timezone, +date))

function dateAndZone(name: string, argument: unknown): { date: Date | null; timezone: unknown } {
  const only = Array.isArray(argument) && argument.length === 1 ? argument[0] : argument
  if (!isPlain(only)) return { date: asDate(name, only), timezone: undefined }
  known(name, only, ['date', 'timezone'])
  if (!('date' in only)) throw new Error(`${name} needs a date`)
  return { date: asDate(name, only.date), timezone: 'timezone' in only ? (only.timezone ?? null) : undefined }
}

function asDate(name: string, value: unknown): Date | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value
  throw new Error(`${name} can't convert ${JSON.stringify(value)} to a date`)
}

function known(name: string, argument: Parts, names: string[]): void {
  const odd = Object.keys(argument).find(key => !names.includes(key))
  if (odd) throw new Error(`${name}: unrecognized argument ${odd}`)
}

const pad = (n: number, digits: number) => String(n).padStart(digits, '0')
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

const FORMATS: Record<string, (local: Date, offset: number) => string> = {
  Y: d => pad(d.getUTCFullYear(), 4),
  G: d => pad(PARTS.$isoWeekYear!(d), 4),
  m: d => pad(d.getUTCMonth() + 1, 2),
  b: d => MONTHS[d.getUTCMonth()]!.slice(0, 3),
  B: d => MONTHS[d.getUTCMonth()]!,
  d: d => pad(d.getUTCDate(), 2),
  j: d => pad(dayOfYear(d), 3),
  H: d => pad(d.getUTCHours(), 2),
  M: d => pad(d.getUTCMinutes(), 2),
  S: d => pad(d.getUTCSeconds(), 2),
  L: d => pad(d.getUTCMilliseconds(), 3),
  w: d => String(d.getUTCDay() + 1),
  u: d => String(d.getUTCDay() || 7),
  U: d => pad(PARTS.$week!(d), 2),
  V: d => pad(PARTS.$isoWeek!(d), 2),
  z: (_d, offset) => {
    const minutes = Math.abs(offset) / 60_000
    return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`
  },
  Z: (_d, offset) => `${offset < 0 ? '-' : '+'}${pad(Math.abs(offset) / 60_000, 3)}`,
  '%': () => '%',
}

function dateToString(argument: unknown): unknown {
  if (!isPlain(argument)) throw new Error('$dateToString needs an object')
  known('$dateToString', argument, ['date', 'format', 'timezone', 'onNull'])
  if (!('date' in argument)) throw new Error('$dateToString needs a date')
  const date = asDate('$dateToString', argument.date)
  if (date === null) return argument.onNull ?? null
  const { timezone } = argument
  if (('timezone' in argument && isNil(timezone)) || ('format' in argument && isNil(argument.format)))
    return null
  const format =
    argument.format ?? (timezone === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L')
  if (typeof format !== 'string') throw new Error('$dateToString: the format has to be a string')
  const offset = offsetAt(timezone, +date)
  const local = new Date(+date + offset)
  return format.replace(/%(.?)/gs, (whole, letter: string) => {
    const part = FORMATS[letter]
    if (!part) throw new Error(`$dateToString: invalid format character ${whole}`)
    return part(local, offset)
  })
}

const isNil = (v: unknown) => v === null || v === undefined

const READERS: Record<string, [pattern: string, part: string]> = {
  Y: ['(\\d{4})', 'year'],
  m: ['(\\d{1,2})', 'month'],
  b: ['([A-Za-z]{3})', 'monthName'],
  B: ['([A-Za-z]{3,9})', 'monthName'],
  d: ['(\\d{1,2})', 'day'],
  j: ['(\\d{1,3})', 'dayOfYear'],
  G: ['(\\d{4})', 'isoWeekYear'],
  V: ['(\\d{1,2})', 'isoWeek'],
  u: ['([1-7])', 'isoDayOfWeek'],
  H: ['(\\d{1,2})', 'hour'],
  M: ['(\\d{1,2})', 'minute'],
  S: ['(\\d{1,2})', 'second'],
  L: ['(\\d{1,3})', 'millisecond'],
  z: ['(Z|[+-]\\d\\d(?::?\\d\\d)?)', 'zone'],
  Z: ['([+-]\\d{1,4})', 'minutes'],
  '%': ['%', ''],
}
/** What is read without a format: ISO dates, with or without a time and a zone. */
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/i
const ISO_PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond', 'zone']

function dateFromString(argument: unknown): unknown {
  if (!isPlain(argument) || !('dateString' in argument)) throw new Error('$dateFromString needs a dateString')
  known('$dateFromString', argument, ['dateString', 'format', 'timezone', 'onError', 'onNull'])
  const { dateString, format, timezone } = argument
  if (isNil(dateString) || ('timezone' in argument && isNil(timezone))) return argument.onNull ?? null
  try {
    if (typeof dateString !== 'string') throw new Error('$dateFromString: the dateString has to be a string')
    const parts = isNil(format) ? isoParts(dateString) : formattedParts(dateString, format)
    const { zone, minutes, ...date } = parts
    if ((zone || minutes) && timezone !== undefined)
      throw new Error(`$dateFromString: a zone in both ${JSON.stringify(dateString)} and timezone`)
    const from = minutes ? undefined : ((zone?.toUpperCase() === 'Z' ? undefined : zone) ?? timezone)
    const ms = fromLocal(from, localTime(date as Record<string, string>))
    return new Date(ms - Number(minutes ?? 0) * 60_000)
  } catch (error) {
    if ('onError' in argument) return argument.onError ?? null
    throw error
  }
}

function isoParts(text: string): Record<string, string | undefined> {
  const match = ISO.exec(text.trim())
  if (!match) throw new Error(`$dateFromString: ${JSON.stringify(text)} is not a date`)
  return Object.fromEntries(ISO_PARTS.map((part, i) => [part, match[i + 1]]))
}

function formattedParts(text: string, format: unknown): Record<string, string | undefined> {
  if (typeof format !== 'string') throw new Error('$dateFromString: the format has to be a string')
  const names: string[] = []
  const pattern = format.replace(/%(.?)|[^%]+/gs, (whole, letter?: string) => {
    if (!whole.startsWith('%')) return whole.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const reader = READERS[letter ?? '']
    if (!reader) throw new Error(`$dateFromString: invalid format character ${whole}`)
    if (reader[1]) names.push(reader[1])
    return reader[0]
  })
  const match = new RegExp(`^${pattern}$`).exec(text)
  if (!match)
    throw new Error(`$dateFromString: ${JSON.stringify(text)} does not fit ${JSON.stringify(format)}`)
  return Object.fromEntries(names.map((name, i) => [name, match[i + 1]]))
}

function localTime(parts: Record<string, string>): number {
  const { monthName, ...rest } = parts
  const numbers: Parts = Object.fromEntries(
    Object.entries(rest).flatMap(([name, text]) => (text === undefined ? [] : [[name, Number(text)]])),
  )
  if (parts.millisecond) numbers.millisecond = Number(parts.millisecond.padEnd(3, '0'))
  if (monthName) {
    numbers.month =
      MONTHS.findIndex(m => m.slice(0, 3).toLowerCase() === monthName.slice(0, 3).toLowerCase()) + 1
  }
  for (const [name, least, most] of [
    ['month', 1, 12],
    ['day', 1, 31],
    ['dayOfYear', 1, 366],
    ['hour', 0, 23],
    ['minute', 0, 59],
    ['second', 0, 59],
  ] as const) {
    const value = numbers[name] as number | undefined
    if (value !== undefined && (value < least || value > most))
      throw new Error(`$dateFromString: no ${name} ${value}`)
  }
  return assembled(numbers)
}

const CALENDAR = ['year', 'month', 'day', 'dayOfYear']
const ISO_WEEKS = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek']
const TIME = ['hour', 'minute', 'second', 'millisecond']

function dateFromParts(argument: unknown): unknown {
  if (!isPlain(argument)) throw new Error('$dateFromParts needs an object')
  known('$dateFromParts', argument, [...CALENDAR.slice(0, 3), ...ISO_WEEKS, ...TIME, 'timezone'])
  if ('year' in argument === 'isoWeekYear' in argument)
    throw new Error('$dateFromParts needs either year or isoWeekYear')
  const { timezone, ...parts } = argument
  if (Object.values(argument).some(isNil)) return null
  for (const [name, value] of Object.entries(parts)) {
    if (!Number.isInteger(value)) throw new Error(`$dateFromParts: ${name} has to be a whole number`)
  }
  return new Date(fromLocal(timezone, assembled(parts)))
}

/** Milliseconds of a local time; parts beyond their range carry over. */
function assembled(parts: Parts): number {
  const n = (name: string, otherwise: number) => (parts[name] as number | undefined) ?? otherwise
  const time = ((n('hour', 0) * 60 + n('minute', 0)) * 60 + n('second', 0)) * 1000 + n('millisecond', 0)
  if ('isoWeekYear' in parts) {
    const fourth = new Date(Date.UTC(n('isoWeekYear', 1970), 0, 4))
    const monday = +fourth - ((fourth.getUTCDay() || 7) - 1) * DAY
    return monday + ((n('isoWeek', 1) - 1) * 7 + n('isoDayOfWeek', 1) - 1) * DAY + time
  }
  const midnight = new Date(0)
  if ('dayOfYear' in parts) midnight.setUTCFullYear(n('year', 1970), 0, n('dayOfYear', 1))
  else midnight.setUTCFullYear(n('year', 1970), n('month', 1) - 1, n('day', 1))
  return +midnight + time
}
