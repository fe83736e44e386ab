/** Timers run by Chinese time, which has no summer time. */
const ZONE_MS = 8 * 3600_000
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

interface Field {
  values: Set<number>
  /** `*` or `?`. */
  any: boolean
}

/** A parsed timer: seconds, minutes, hours, days, months, weekdays, years. */
export interface Cron {
  fields: [Field, Field, Field, Field, Field, Field, Field]
}

/** Parses WeChat's seven-field cron. Throws a RangeError when it is none. */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== 7) throw new RangeError(`a timer has seven fields: "${text}"`)
  const limits: [number, number, string[]?][] = [
    [0, 59],
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12, MONTHS],
    [0, 6, DAYS],
    [1970, 2099],
  ]
  return {
    fields: limits.map(([low, high, names], i) => parseField(parts[i]!, low, high, names)) as Cron['fields'],
  }
}

function parseField(text: string, low: number, high: number, names: string[] = []): Field {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/')
    const isAny = range === '*' || range === '?'
    const [from, to] = isAny ? [low, high] : bounds(range, part.includes('/') ? high : undefined, low, names)
    const by = Number(step)
    if (!(from >= low && to <= high && from <= to && Number.isInteger(by) && by > 0)) {
      throw new RangeError(`"${part}" is not a part of a timer`)
    }
    for (let value = from; value <= to; value += by) values.add(value)
  }
  return { values, any: text === '*' || text === '?' }
}

function bounds(range: string, openEnd: number | undefined, low: number, names: string[]): [number, number] {
  const [from, to] = range.split('-').map(word => {
    const named = names.indexOf(word.toUpperCase())
    return named >= 0 ? named + low : Number(word || Number.NaN)
  })
  return [from!, to ?? openEnd ?? from!]
}

/** The first time after `time` (both in milliseconds) at which the timer is due; undefined: never again. */
export function nextDue({ fields }: Cron, time: number): number | undefined {
  const [seconds, minutes, hours, days, months, weekdays, years] = fields
  // Shifted by the zone, so that the UTC getters read Chinese time.
  const at = new Date(Math.floor((time + ZONE_MS) / 1000) * 1000 + 1000)
  while (at.getUTCFullYear() <= 2099) {
    if (!years.values.has(at.getUTCFullYear())) at.setTime(Date.UTC(at.getUTCFullYear() + 1, 0))
    else if (!months.values.has(at.getUTCMonth() + 1))
      at.setTime(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1))
    else if (!isDay(at, days, weekdays))
      at.setTime(Math.floor(at.getTime() / 86400_000) * 86400_000 + 86400_000)
    else if (!hours.values.has(at.getUTCHours()))
      at.setTime(Math.floor(at.getTime() / 3600_000) * 3600_000 + 3600_000)
    else if (!minutes.values.has(at.getUTCMinutes()))
      at.setTime(Math.floor(at.getTime() / 60_000) * 60_000 + 60_000)
    else if (!seconds.values.has(at.getUTCSeconds())) at.setTime(at.getTime() + 1000)
    else return at.getTime() - ZONE_MS
  }
  return undefined
}

/** Where both days and weekdays are given, either will do. */
function isDay(at: Date, days: Field, weekdays: Field): boolean {
  const isDate = days.values.has(at.getUTCDate())
  const isWeekday = weekdays.values.has(at.getUTCDay())
  if (days.any || weekdays.any) return isDate && isWeekday
  return isDate || isWeekday
}
