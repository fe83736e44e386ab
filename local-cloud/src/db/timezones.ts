const FIXED = /^([+-])(\d\d):?(\d\d)?$/
const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds that clocks in a time zone (`+08:00`, `Asia/Shanghai`, `UTC`) are ahead of UTC at a moment. */
export function offsetAt(zone: unknown, ms: number): number {
  if (zone === undefined || zone === null) return 0
  const fixed = typeof zone === 'string' ? FIXED.exec(zone) : undefined
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * 60_000
  const parts = new Map(
    formatOf(zone)
      .formatToParts(ms)
      .map(p => [p.type, Number(p.value)]),
  )
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
    type => parts.get(type as Intl.DateTimeFormatPartTypes)!,
  ) as [number, number, number, number, number, number]
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  return local - (ms - (((ms % 1000) + 1000) % 1000))
}

/** The moment at which clocks in a time zone show a local time, given as if it were UTC. */
export function fromLocal(zone: unknown, local: number): number {
  const guess = local - offsetAt(zone, local)
  return local - offsetAt(zone, guess)
}

function formatOf(zone: unknown): Intl.DateTimeFormat {
  const known = formats.get(zone as string)
  if (known) return known
  try {
    if (typeof zone !== 'string') throw new RangeError()
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
    return format
  } catch {
    throw new Error(`unrecognized time zone identifier: ${JSON.stringify(zone)}`)
  }
}
