import type { Clock } from '@domain/calendar/clock'
import { closingOf, dueAfter } from '@domain/calendar/working-time'
import { AppError } from '@domain/errors'
import { extendedClock as clockExtended, moreDays as daysLater } from '@domain/request/extension'
import type { ServiceRequest } from '@domain/request/model'
import { streetSettings } from './repository'

const workingDays = (amount: number) => ({ amount, unit: 'days', counting: 'working' }) as const

/** A deadline (ISO) moved by working days, to closing time. */
export async function moreDays(due: string, days: number): Promise<string> {
  const { calendar } = await streetSettings()
  return daysLater(due, days, calendar)
}

/** The clock that a request gets when the extension that was asked for is granted now; undefined where none was. */
export async function extendedClock(
  { extension, clocks, urgent }: ServiceRequest,
  now: string,
): Promise<Clock | undefined> {
  return (
    (extension && clockExtended(clocks.resolve.due, extension.days, now, urgent, await streetSettings())) ??
    undefined
  )
}

/** Closing time of the next working day: what a supervision gives where nothing else is said. */
export async function nextClosing(now: string): Promise<string> {
  const { calendar } = await streetSettings()
  return dueAfter(now, workingDays(1), calendar).at
}

/** Closing time of a calendar day. @throws AppError INVALID_INPUT where it is over. */
export async function endOfDay(day: string, now: string): Promise<string> {
  const { calendar } = await streetSettings()
  const at = closingOf(day, calendar)
  if (at <= now) throw new AppError('INVALID_INPUT', { field: 'expectBy' }, '请选择今天以后的日期')
  return at
}
