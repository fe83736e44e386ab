import { firstSchedule } from '@domain/hotline/counsellor'
import { describe, expect, it } from 'vitest'
import {
  comingOf,
  dayHoursWords,
  exceptionProblem,
  exceptionWords,
  isReady,
  minutesWords,
  windowsProblem,
} from './hours-words'

describe('a counsellor’s hours', () => {
  const morning = { from: '09:00', until: '12:00' }

  it('of a day are windows in order, which may last until midnight', () => {
    expect(windowsProblem([morning, { from: '20:00', until: '24:00' }])).toBeUndefined()
    expect(windowsProblem([{ from: '9', until: '12:00' }])?.words).toMatch(/几点几分/)
    expect(windowsProblem([{ from: '12:00', until: '12:00' }])?.words).toMatch(/早于/)
    expect(windowsProblem([morning, { from: '11:00', until: '13:00' }])).toMatchObject({ index: 1 })
  })

  it('are told in words', () => {
    expect(dayHoursWords([morning, { from: '14:30', until: '17:30' }])).toBe('09:00–12:00、14:30–17:30')
    expect(dayHoursWords([])).toBe('休息')
    expect([120, 1440, 90, 0].map(minutesWords)).toEqual(['2 小时', '1 天', '90 分钟', '0 分钟'])
  })

  it('have special days, off, partly off, or extra', () => {
    expect(exceptionWords({ day: '', kind: 'off' })).toBe('全天休息')
    expect(exceptionWords({ day: '', kind: 'off', hours: morning })).toBe('09:00–12:00 休息')
    expect(exceptionWords({ day: '', kind: 'extra', hours: morning })).toBe('09:00–12:00 加开')
    expect(exceptionProblem({ day: '2026-02-27', kind: 'extra' })).toBe('加开要填时间')
    expect(exceptionProblem({ day: '2026-02-28', kind: 'off' })).toBeUndefined()
  })

  it('show special days by day, and none that is past', () => {
    const days = ['2026-12-02', '2026-11-01', '2026-11-26'].map(day => ({ day, kind: 'off' as const }))
    expect(comingOf(days, '2026-11-26').map(({ day }) => day)).toEqual(['2026-11-26', '2026-12-02'])
  })

  it('can be saved when every part of them is right', () => {
    expect(isReady(firstSchedule)).toBe(true)
    expect(isReady({ ...firstSchedule, length: 5 })).toBe(false)
    expect(isReady({ ...firstSchedule, perDay: Number.NaN })).toBe(false)
    expect(isReady({ ...firstSchedule, weekly: [[{ from: '', until: '' }]] })).toBe(false)
  })
})
