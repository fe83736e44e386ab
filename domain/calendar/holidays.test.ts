import { describe, expect, it } from 'vitest'
import { daysBetween } from './fixtures/calendars'
import { publicDays, tableOf } from './holidays'

// From the notices of the State Council (国务院办公厅关于……年部分节假日安排的通知): the last workday before the
// holiday, the first after it, and the weekend days on which people work for it.
// 2020: the Spring Festival had been announced until 30 January; the notice of 27 January 2020 (国办发明电〔2020〕1号)
// extended it until 2 February, and with it fell the make-up Saturday, 1 February. The library follows the second.
const notices = [
  ['春节', '2019-02-03', '2019-02-11', ['2019-02-02', '2019-02-03']],
  ['国庆节', '2019-09-30', '2019-10-08', ['2019-09-29', '2019-10-12']],
  ['春节', '2020-01-23', '2020-02-03', ['2020-01-19']],
  ['国庆节', '2020-09-30', '2020-10-09', ['2020-09-27', '2020-10-10']],
  ['春节', '2021-02-10', '2021-02-18', ['2021-02-07', '2021-02-20']],
  ['国庆节', '2021-09-30', '2021-10-08', ['2021-09-26', '2021-10-09']],
  ['春节', '2022-01-30', '2022-02-07', ['2022-01-29', '2022-01-30']],
  ['国庆节', '2022-09-30', '2022-10-08', ['2022-10-08', '2022-10-09']],
  ['春节', '2023-01-20', '2023-01-28', ['2023-01-28', '2023-01-29']],
  ['中秋节、国庆节', '2023-09-28', '2023-10-07', ['2023-10-07', '2023-10-08']],
  ['春节', '2024-02-09', '2024-02-18', ['2024-02-04', '2024-02-18']],
  ['国庆节', '2024-09-30', '2024-10-08', ['2024-09-29', '2024-10-12']],
  ['春节', '2025-01-27', '2025-02-05', ['2025-01-26', '2025-02-08']],
  ['国庆节、中秋节', '2025-09-30', '2025-10-09', ['2025-09-28', '2025-10-11']],
  ['春节', '2026-02-14', '2026-02-24', ['2026-02-14', '2026-02-28']],
  ['国庆节', '2026-09-30', '2026-10-08', ['2026-09-20', '2026-10-10']],
] as const

describe('the public table', () => {
  it.each(notices)('has %s between %s and %s as announced', (_, last, first, madeUp) => {
    expect(daysBetween(last, first).length).toBeGreaterThanOrEqual(7)
    expect(daysBetween(last, first).filter(publicDays.isPublicWorkday)).toEqual([])
    for (const day of [last, first, ...madeUp]) expect(publicDays.isPublicWorkday(day), day).toBe(true)
  })

  it('has the short holidays of 2026 as announced', () => {
    const off = ['2026-01-01', '2026-01-02', '2026-04-06', '2026-05-05', '2026-06-19', '2026-09-25']
    expect(off.filter(publicDays.isPublicWorkday)).toEqual([])
    const madeUp = ['2026-01-04', '2026-05-09']
    expect(madeUp.filter(publicDays.isPublicWorkday)).toEqual(madeUp)
    expect(publicDays.isPublicWorkday('2026-01-03')).toBe(false)
  })

  it('knows the years from 2004 to 2026 and none in which nothing has been announced', () => {
    const years = Array.from({ length: 23 }, (_, i) => 2004 + i)
    expect(years.filter(publicDays.isAnnounced)).toEqual(years)
    expect([2003, 2090].filter(publicDays.isAnnounced)).toEqual([])
  })
})

describe('a table', () => {
  const newYear = { '2027-01-01': "New Year's Day,元旦,1", '2027-01-02': "New Year's Day,元旦,1" }
  const whole = {
    ...newYear,
    '2027-02-06': 'Spring Festival,春节,4',
    '2027-10-01': 'National Day,国庆节,3',
  }

  it('does not know a year of which only the first days came with the notice of the year before', () => {
    expect(tableOf(newYear, {}).isAnnounced(2027)).toBe(false)
  })
  it('does not know a year of which half is missing', () => {
    const { '2027-10-01': _, ...half } = whole
    expect(tableOf(half, {}).isAnnounced(2027)).toBe(false)
  })
  it('knows a year as soon as an update of the library brings it', () => {
    expect(tableOf(whole, {}).isAnnounced(2027)).toBe(true)
  })
  it('has another version when a day is off, or worked, that was not before', () => {
    const versions = [tableOf(newYear, {}), tableOf(whole, {}), tableOf(newYear, whole), tableOf({}, newYear)]
    expect(new Set(versions.map(({ version }) => version)).size).toBe(4)
    expect(tableOf({ ...whole }, {}).version).toBe(tableOf(whole, {}).version)
  })
})
