import { describe, expect, it } from 'vitest'
import { dayWords, monthOf, withDay, workdaysIn } from './month'

const country = { announced: true, off: ['2026-10-01'], work: ['2026-10-10'] }
const days = monthOf('2026-10', { '2026-10-02': 'off', '2026-10-03': 'work' }, country)
const day = (date: number) => days[date - 1]!

describe('a month', () => {
  it('says of each day whether it is worked, and who says so', () => {
    expect(day(1)).toMatchObject({ works: false, by: 'country', weekday: 4 })
    expect(day(2)).toMatchObject({ works: false, by: 'street' })
    expect(day(3)).toMatchObject({ works: true, by: 'street' })
    expect(day(10)).toMatchObject({ works: true, by: 'country', weekday: 6 })
    expect(day(12)).toMatchObject({ works: true, by: 'week' })
    expect(dayWords(day(2))).toBe('10月2日 周五，休息，街道自己设的')
    expect(dayWords(day(12))).toBe('10月12日 周一，上班')
    expect(workdaysIn(days)).toBe(22)
  })

  it('changes by one day at a time', () => {
    expect(withDay({ '2026-10-02': 'off' }, '2026-10-03', 'work')).toEqual({
      '2026-10-02': 'off',
      '2026-10-03': 'work',
    })
    expect(withDay({ '2026-10-02': 'off' }, '2026-10-02', 'country')).toEqual({})
  })
})
