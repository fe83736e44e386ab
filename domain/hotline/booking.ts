import { AppError } from '../errors'
import { lanzhouDay } from '../lanzhou'
import { daysAfter } from '../request/deadline'
import { type Appointment, countedStatuses, isOpen } from './appointment'
import type { HotlineSettings } from './settings'

/**
 * What a client may book: rules about the client. Whether a slot is free is the slot engine's word.
 */

/** From when on (ISO) a client's appointments must be known for a booking at `start`. */
export function lookBack(start: string, now: string, { noShowDays }: HotlineSettings): string {
  const month = `${lanzhouDay(start).slice(0, 7)}-01T00:00:00.000+08:00`
  const times = [new Date(month).toISOString(), daysAfter(now, -noShowDays)]
  return times.sort()[0]!
}

/** No-shows that still count: within the days, and not taken back after an appeal. An appeal under way counts. */
export const noShowsOf = (
  own: readonly Appointment[],
  now: string,
  { noShowDays }: HotlineSettings,
): Appointment[] =>
  own.filter(
    ({ status, appeal, start }) =>
      status === 'noShow' && appeal !== 'upheld' && start >= daysAfter(now, -noShowDays),
  )

/** The client's open appointment that is not over yet, if there is one: `except` leaves one out. */
export const openOf = (own: readonly Appointment[], now: string, except?: string): Appointment | undefined =>
  own.find(appointment => appointment._id !== except && isOpen(appointment) && appointment.end > now)

/** How many of a client's appointments count for the month in which `start` lies. Cancelled ones don't. */
export const inMonthOf = (own: readonly Appointment[], start: string, except?: string): number =>
  own.filter(
    appointment =>
      appointment._id !== except &&
      countedStatuses.includes(appointment.status) &&
      lanzhouDay(appointment.start).slice(0, 7) === lanzhouDay(start).slice(0, 7),
  ).length

/**
 * Refuses what a client's own appointments forbid. `calledSince`: the last time that somebody talked with them about
 * no-shows (ISO); `except`: the appointment that is moved; `start`: absent for whoever waits for no certain time, since the
 * ceiling of a month is asked about when a slot is offered.
 * @throws AppError ALREADY_BOOKED, MONTH_FULL, CALL_FIRST
 */
export function checkClient(
  own: readonly Appointment[],
  {
    start,
    now,
    settings,
    calledSince,
    except,
  }: { start?: string; now: string; settings: HotlineSettings; calledSince?: string; except?: string },
): void {
  const open = openOf(own, now, except)
  if (open) throw new AppError('ALREADY_BOOKED', { id: open._id, start: open.start })
  if (start !== undefined && inMonthOf(own, start, except) >= settings.perMonth) {
    throw new AppError('MONTH_FULL', { perMonth: settings.perMonth }, monthFull(settings.perMonth))
  }
  if (except === undefined && mustCall(own, now, settings, calledSince)) {
    throw new AppError('CALL_FIRST', { dutyLine: settings.dutyLine }, callFirst(settings.noShows))
  }
}

const callFirst = (noShows: number) => `近期有 ${noShows} 次没有赴约，请先和咨询师通一次电话再预约`
const monthFull = (perMonth: number) =>
  `每人每月最多预约 ${perMonth} 次，请选下个月的时间；着急可以直接打热线电话`

/** Whether so many no-shows have come together that a call comes first, none having been made since. */
export const mustCall = (
  own: readonly Appointment[],
  now: string,
  settings: HotlineSettings,
  calledSince?: string,
): boolean =>
  noShowsOf(own, now, settings).filter(({ start }) => !calledSince || start > calledSince).length >=
  settings.noShows
