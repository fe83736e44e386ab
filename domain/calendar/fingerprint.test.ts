import { describe, expect, it } from 'vitest'
import { fingerprint } from './fingerprint'
import { until2026, usual } from './fixtures/calendars'

const days = { '2026-11-25': 'off', '2026-11-28': 'work' } as const
const own = { ...usual, days, announced: [2027, 2028] }

describe('a fingerprint', () => {
  it('is short, and the same for the same settings however they were entered', () => {
    const again = {
      hours: usual.hours.map(window => ({ ...window })),
      days: { '2026-11-28': 'work', '2026-11-25': 'off' } as const,
      announced: [2028, 2027, 2027],
    }
    expect(fingerprint(again)).toBe(fingerprint(own))
    expect(fingerprint(own)).toMatch(/^[0-9a-z]{1,11}$/)
  })
  it('changes with everything that a deadline depends on', () => {
    const others = [
      fingerprint(own),
      fingerprint({ ...own, hours: own.hours.slice(1) }),
      fingerprint({ ...own, hours: [own.hours[0]!, { from: '14:30', until: '17:30' }] }),
      fingerprint({ ...own, days: { ...days, '2026-11-25': 'work' } }),
      fingerprint({ ...own, days: { '2026-11-25': 'off' } }),
      fingerprint({ ...own, announced: [2027] }),
      fingerprint(own, { ...until2026, version: 'another' }),
    ]
    expect(new Set(others).size).toBe(others.length)
  })
})
