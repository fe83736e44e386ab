import { lanzhouInstant } from '@domain/lanzhou'
import { expect, it } from 'vitest'
import { hoursOf, placeOf } from './placing'

const range = { from: 9 * 3_600_000, until: 17 * 3_600_000 }

it('a column’s height is the length of its day, and what sticks out is cut', () => {
  const day = '2026-11-26'
  const span = (from: string, until: string) => ({
    start: lanzhouInstant(day, from),
    end: lanzhouInstant(day, until),
  })
  expect(hoursOf(range)).toEqual([9, 10, 11, 12, 13, 14, 15, 16])
  expect(placeOf(span('11:00', '13:00'), day, range)).toEqual({ top: '25%', height: '25%' })
  expect(placeOf(span('08:00', '10:00'), day, range)).toEqual({ top: '0%', height: '12.5%' })
})
