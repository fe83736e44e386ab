import type { Appointment, AppointmentEvent, EventType } from '../hotline/appointment'
import { type Counsellor, newCounsellor } from '../hotline/counsellor'

/** An appointment to test rules with: booked for ten in the morning of 3 March 2027 in Lanzhou. */
export const anAppointment = (fields: Partial<Appointment> = {}): Appointment => ({
  _id: 'a1',
  version: 1,
  status: 'booked',
  client: 'client-1',
  hold: 'client-1',
  start: '2027-03-03T02:00:00.000Z',
  end: '2027-03-03T03:00:00.000Z',
  counsellor: 'o_he',
  counsellorName: '何老师',
  way: 'voice',
  source: 'client',
  holdUntil: null,
  sealed: { key: 'k', iv: '', data: '' },
  story: [anEvent('booked', '2027-03-01T02:00:00.000Z')],
  stars: null,
  appeal: null,
  handOver: null,
  hasNote: false,
  leaves: [],
  untold: null,
  wakeAt: null,
  createdAt: '2027-03-01T02:00:00.000Z',
  changedAt: '2027-03-01T02:00:00.000Z',
  ...fields,
})

export const anEvent = (
  type: EventType,
  at: string,
  fields: Partial<AppointmentEvent> = {},
): AppointmentEvent => ({ type, at, by: 'client', key: `${type}-${at}`, ...fields })

export const aDiary = (fields: Partial<Counsellor> = {}): Counsellor => ({
  ...newCounsellor('o_he', '何老师', '2027-03-01T00:00:00.000Z'),
  ...fields,
})
