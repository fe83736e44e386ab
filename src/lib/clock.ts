/** A time of day as it is kept (HH:mm), from what people type: 9:00, 0900, 9：30, 9. What is none stays as it is. */
export function clockOf(typed: string): string {
  const found = /^(\d{1,2})(?:[:：.点]?(\d{2}))?分?$/.exec(typed.trim())
  if (!found) return typed.trim()
  const [, hour = '', minute = '00'] = found
  return `${hour.padStart(2, '0')}:${minute}`
}

/** Whether a text is a time of day as it is kept. */
export const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

const OFFSET = '+08:00'
/** The instant (ISO, UTC) of a day (YYYY-MM-DD) and time (HH:mm) in Lanzhou; undefined where there is no such time. */
export function instantOf(day: string, clock: string): string | undefined {
  const at = new Date(`${day}T${clock}:00.000${OFFSET}`)
  return Number.isNaN(at.getTime()) || !isClock(clock) ? undefined : at.toISOString()
}
