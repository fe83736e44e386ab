import { hoursAfter } from '../request/deadline'
import type { Appointment } from './appointment'

/** A call within WeChat can be entered so long before the appointment, and so long after its end. */
const BEFORE_HOURS = 1 / 6
const AFTER_HOURS = 1 / 2

/** Whether client and counsellor can meet by voice within WeChat at `now` (ISO). */
export const isCallTime = (
  { way, status, start, end }: Pick<Appointment, 'way' | 'status' | 'start' | 'end'>,
  now: string,
): boolean =>
  way === 'voice' &&
  status === 'booked' &&
  now >= hoursAfter(start, -BEFORE_HOURS) &&
  now < hoursAfter(end, AFTER_HOURS)
