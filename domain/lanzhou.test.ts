import { expect, it } from 'vitest'
import { lanzhouDay, lanzhouTime } from './lanzhou'

it('a day in Lanzhou begins at 16:00 UTC of the day before', () => {
  expect(lanzhouDay('2026-12-31T15:59:59.999Z')).toBe('2026-12-31')
  expect(lanzhouDay('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
  expect(lanzhouTime('2028-02-28T16:05:00Z')).toBe('2028-02-29 00:05')
})
