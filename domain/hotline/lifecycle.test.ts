import { describe, expect, it } from 'vitest'
import { anAppointment } from '../testing/appointments'
import { type Appointment, type By, isOpen, statuses } from './appointment'
import { allowed, holdOf, type Move, moves, needsReason, refusal } from './lifecycle'

const before = '2027-03-02T00:00:00.000Z'
const after = '2027-03-03T05:00:00.000Z'
const sides: By[] = ['client', 'counsellor', 'system']
/** As an appointment of that state comes to be: what the state needs is there. */
const inState = (status: Appointment['status']): Appointment =>
  anAppointment({
    status,
    holdUntil: status === 'offered' || status === 'held' ? '2027-03-03T01:00:00.000Z' : null,
  })

/** Written out, so that a slip in the table is seen: who may do what, in which state, before or after the start. */
const table: Record<string, Partial<Record<Appointment['status'], Move[]>>> = {
  'client before': {
    offered: ['takeOffer', 'passOffer'],
    held: ['reschedule', 'cancel'],
    booked: ['reschedule', 'cancel'],
    done: ['rate'],
    noShow: ['appeal'],
  },
  'client after': { offered: ['passOffer'], done: ['rate'], noShow: ['appeal'] },
  'counsellor before': {
    held: ['confirm', 'decline', 'cancel'],
    booked: ['cancel', 'askHandOver'],
    done: ['askHandOver'],
    noShow: ['askHandOver'],
  },
  'counsellor after': {
    held: ['decline'],
    booked: ['done', 'noShow', 'writeNote', 'askHandOver'],
    done: ['noShow', 'writeNote', 'askHandOver'],
    noShow: ['done', 'writeNote', 'askHandOver'],
  },
  'system before': { offered: ['lapse'], held: ['lapse', 'cancel'], booked: ['cancel'] },
  'system after': { offered: ['lapse'], held: ['lapse'], booked: ['done'], noShow: ['done'] },
}

describe('every state × side × moment × move', () => {
  for (const by of sides) {
    for (const [moment, now] of [
      ['before', before],
      ['after', after],
    ] as const) {
      for (const status of statuses) {
        it(`${status}, ${by}, ${moment} the start`, () => {
          const expected = table[`${by} ${moment}`]?.[status] ?? []
          expect([...allowed(inState(status), by, now)].sort()).toEqual([...expected].sort())
        })
      }
    }
  }
  it('refuses with words that say what to do, and a code', () => {
    for (const move of Object.keys(moves) as Move[]) {
      for (const status of statuses) {
        const no = refusal(move, inState(status), 'client', before)
        if (no) expect(no.message).toMatch(/\p{Script=Han}/u)
      }
    }
  })
})

describe('what has been said', () => {
  it('is said once: a rating, an appeal, a decision', () => {
    expect(refusal('rate', anAppointment({ status: 'done', stars: 3 }), 'client', after)?.code).toBe(
      'WRONG_STATE',
    )
    const appealed = anAppointment({ status: 'noShow', appeal: 'asked' })
    expect(refusal('appeal', appealed, 'client', after)?.code).toBe('WRONG_STATE')
    expect(refusal('decideAppeal', appealed, 'counsellor', after)).toBeUndefined()
    const decided = anAppointment({ status: 'noShow', appeal: 'rejected' })
    expect(refusal('decideAppeal', decided, 'counsellor', after)?.code).toBe('WRONG_STATE')
    expect(refusal('done', appealed, 'counsellor', after)?.code).toBe('WRONG_STATE')
  })
  it('is not said after thirty days', () => {
    const done = anAppointment({ status: 'done' })
    expect(refusal('rate', done, 'client', '2027-04-02T03:00:00.000Z')).toBeUndefined()
    expect(refusal('rate', done, 'client', '2027-04-02T03:00:00.001Z')?.code).toBe('WRONG_STATE')
  })
  it('of an offer, is too late once it is over, whether or not the timer has come', () => {
    const offer = inState('offered')
    expect(refusal('takeOffer', offer, 'client', '2027-03-03T00:59:59.999Z')).toBeUndefined()
    expect(refusal('takeOffer', offer, 'client', '2027-03-03T01:00:00.000Z')?.code).toBe('OFFER_OVER')
    expect(refusal('takeOffer', inState('lapsed'), 'client', before)?.code).toBe('OFFER_OVER')
  })
})

describe('the cut-off', () => {
  it('is free exactly at its moment, and needs a reason afterwards', () => {
    expect(needsReason(anAppointment(), 4, '2027-03-02T22:00:00.000Z')).toBe(false)
    expect(needsReason(anAppointment(), 4, '2027-03-02T22:00:00.001Z')).toBe(true)
  })
  it('is none for what is only held', () => {
    expect(needsReason(inState('held'), 4, '2027-03-03T01:30:00.000Z')).toBe(false)
  })
})

it('keeps a client from having two while one is open and not over, and not longer', () => {
  for (const status of statuses) {
    const appointment = inState(status)
    expect(holdOf(appointment, before), status).toBe(isOpen(appointment) ? 'client-1' : 'a1')
    expect(holdOf(appointment, appointment.end), status).toBe('a1')
  }
})
