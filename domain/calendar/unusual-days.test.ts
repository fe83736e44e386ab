import { expect, it } from 'vitest'
import { unusualDays } from './unusual-days'

it('the days of a year that are not as the week says', () => {
  const { off, work } = unusualDays(2025)
  expect(off).toContain('2025-10-01')
  expect(off).not.toContain('2025-10-04')
  expect(work).toContain('2025-01-26')
  expect(unusualDays(2099)).toEqual({ off: [], work: [] })
})
