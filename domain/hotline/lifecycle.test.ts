import { describe, expect, it } from 'vitest'
import { anAppointment } from '../testing/appointments'
import { type Appointment, type By, isOpen, statuses } from './appointment'
import { movedTo, placesOf, unconfirmed } from './kept'
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

describe('an agreed appointment that waits for a word on its move', () => {
  const kept = {
    ...{ counsellor: 'o_he', counsellorName: '何老师' },
    ...{ start: '2027-03-02T02:00:00.000Z', end: '2027-03-02T03:00:00.000Z' },
  }
  const asked = { ...inState('held'), kept, holdUntil: '2027-03-02T01:00:00.000Z' }
  const he = { _id: 'o_he', name: '何老师', confirms: true, holdHours: 6 }
  const place = { start: '2027-03-05T02:00:00.000Z', end: '2027-03-05T03:00:00.000Z' }
  const stay = { _id: 'o_he', name: '何老师', confirms: false, holdHours: 6 }
  it('has both places, and only these', () => {
    const starts = (one: Appointment) => placesOf(one).map(({ start }) => start)
    expect(starts(asked)).toEqual([asked.start, kept.start])
    expect(starts({ ...asked, status: 'cancelled' })).toEqual([])
  })
  it('can be changed until the first of its places begins, and be confirmed until the hold is over', () => {
    expect(refusal('confirm', asked, 'counsellor', '2027-03-02T00:59:59.999Z')).toBeUndefined()
    expect(refusal('confirm', asked, 'counsellor', '2027-03-02T01:00:00.000Z')?.code).toBe('WRONG_STATE')
    expect(refusal('cancel', asked, 'client', '2027-03-02T01:59:59.999Z')).toBeUndefined()
    expect(refusal('cancel', asked, 'client', kept.start)?.code).toBe('WRONG_STATE')
  })
  it('needs a reason by the time that was agreed', () => {
    expect(needsReason(asked, 4, '2027-03-01T22:00:00.000Z')).toBe(false)
    expect(needsReason(asked, 4, '2027-03-01T22:00:00.001Z')).toBe(true)
  })
  it('waits no longer than an hour before the old place, or than until then', () => {
    const until = (now: string) =>
      movedTo({ ...inState('booked'), ...kept }, place, he, now).fields?.holdUntil
    expect(until('2027-03-01T18:00:00.000Z')).toBe('2027-03-02T00:00:00.000Z')
    expect(until('2027-03-01T20:00:00.000Z')).toBe('2027-03-02T01:00:00.000Z')
    expect(until('2027-03-02T01:30:00.000Z')).toBe(kept.start)
  })
  it('keeps the agreed place however often it is moved, and goes back to it', () => {
    const to = (one: { start: string; end: string }, who = he) => movedTo(asked, one, who, before).fields
    expect(to(place)).toMatchObject({ status: 'held', kept, start: place.start })
    expect(to(kept)).toMatchObject({ status: 'booked', kept: null, holdUntil: null })
    expect(to(place, stay)).toMatchObject({ status: 'booked', kept: null })
    expect(unconfirmed(asked, 'lapsed').fields).toMatchObject({ ...kept, status: 'booked', kept: null })
  })
  it('is not there where nothing was agreed before', () => {
    expect(movedTo(inState('held'), place, he, before).fields).toMatchObject({ status: 'held', kept: null })
    expect(unconfirmed(inState('held'), 'declined').fields).toMatchObject({ status: 'declined' })
  })
})

it('keeps a client from having two while one is open and not over, and not longer', () => {
  for (const status of statuses) {
    const appointment = inState(status)
    expect(holdOf(appointment, before), status).toBe(isOpen(appointment) ? 'client-1' : 'a1')
    expect(holdOf(appointment, appointment.end), status).toBe('a1')
  }
})
