import type { Clock } from '@domain/calendar/clock'
import { clockUntil as clockBetween, closingOf, dueAfter, workdaysLater } from '@domain/calendar/working-time'
import { AppError } from '@domain/errors'
import { streetSettings } from './repository'

const workingDays = (amount: number) => ({ amount, unit: 'days', counting: 'working' }) as const

/** A deadline (ISO) moved by working days, to closing time. */
export async function moreDays(due: string, days: number): Promise<string> {
  const { calendar } = await streetSettings()
  return workdaysLater(due, days, calendar)
}

/** The clock of an extended deadline, with its reminders between now and then. */
export async function clockUntil(now: string, until: string, urgent: boolean): Promise<Clock> {
  const { calendar, escalation } = await streetSettings()
  return clockBetween(now, until, escalation, calendar, urgent)
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
