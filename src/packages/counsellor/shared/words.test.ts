import { expect, it } from 'vitest'
import type { AppointmentView } from './types'
import { isUrgent, isWalkIn, lookOf } from './words'

const now = Date.parse('2026-11-26T02:00:00Z')
const an = (fields: Partial<AppointmentView>) =>
  ({ status: 'booked', end: '2026-11-26T01:50:00Z', appeal: null, ...fields }) as AppointmentView

it('an appointment is called by what it wants of its counsellor', () => {
  expect(lookOf(an({}), now).word).toBe('等您记录')
  expect(lookOf(an({ end: '2026-11-26T02:50:00Z' }), now).word).toBe('已约好')
  expect(lookOf(an({ status: 'noShow', appeal: 'rejected' }), now).word).toBe('爽约')
  expect(lookOf(an({ status: 'noShow', appeal: 'upheld' }), now).word).toBe('不算爽约')
})

it('an appointment is urgent until it is over, and a walk-in where the counsellor has entered it', () => {
  expect(isUrgent(an({ urgent: true }), now)).toBe(false)
  expect(isUrgent(an({ urgent: true, end: '2026-11-26T02:50:00Z' }), now)).toBe(true)
  const step = { type: 'booked' as const, at: '2026-11-26T01:00:00Z' }
  expect(isWalkIn({ story: [{ ...step, by: 'counsellor' }] })).toBe(true)
  expect(isWalkIn({ story: [{ ...step, by: 'client' }] })).toBe(false)
})
