import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { type CalendarEvent, calendarText } from './calendar'

const event = (fields: Partial<CalendarEvent> = {}): CalendarEvent => ({
  _id: 'a1',
  version: 3,
  status: 'booked',
  start: '2026-12-31T16:00:00.000Z',
  end: '2026-12-31T16:50:00.000Z',
  createdAt: '2026-11-01T00:00:00.000Z',
  changedAt: '2026-11-02T00:00:00.000Z',
  summary: '小雨',
  ...fields,
})
const NOW = '2026-11-26T06:00:00.000Z'
const parsed = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map(each => new ICAL.Event(each))
}

describe('a calendar', () => {
  it('is read by a parser as the instants that were meant, also over the end of a year', () => {
    const [read] = parsed(calendarText('日程', [event()], NOW))
    expect(read!.startDate.toJSDate().toISOString()).toBe('2026-12-31T16:00:00.000Z')
    expect(read!.endDate.toJSDate().toISOString()).toBe('2026-12-31T16:50:00.000Z')
    expect(read!.startDate.zone.tzid).toBe('Asia/Shanghai')
    expect(read!.startDate.hour).toBe(0)
    expect(read!.sequence).toBe(3)
  })
  it('keeps the UID while an appointment changes', () => {
    const [before] = parsed(calendarText('日程', [event()], NOW))
    const [after] = parsed(
      calendarText('日程', [event({ version: 4, start: '2026-12-31T14:00:00.000Z' })], NOW),
    )
    expect(after!.uid).toBe(before!.uid)
    expect(after!.sequence).toBeGreaterThan(before!.sequence)
  })
  it('says of what was called off that it was, and of what is held that it is not sure', () => {
    const all = (['booked', 'held', 'cancelled', 'declined', 'lapsed'] as const).map((status, i) =>
      event({ _id: `a${i}`, status }),
    )
    const statuses = parsed(calendarText('日程', all, NOW)).map(read =>
      read.component.getFirstPropertyValue('status'),
    )
    expect(statuses).toEqual(['CONFIRMED', 'TENTATIVE', 'CANCELLED', 'CANCELLED', 'CANCELLED'])
  })
  it('folds long lines at 75 octets and escapes what has a meaning, and all of it comes back', () => {
    const summary = `${'很长的名字😔'.repeat(12)}; a, b\\c\nBEGIN:VEVENT`
    const text = calendarText('日程', [event({ summary })], NOW)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    const events = parsed(text)
    expect(events).toHaveLength(1)
    expect(events[0]!.summary).toBe(summary)
  })
  it('says in UTC when it was made, as RFC 5545 3.8.7.2 wants it', () => {
    const lines = calendarText('日程', [event()], NOW).split('\r\n')
    expect(lines.filter(line => line.startsWith('DTSTAMP'))).toEqual(['DTSTAMP:20261126T060000Z'])
  })
  it('has properties that are registered or begin with X-, each line ended, the last one too', () => {
    const text = calendarText('日程', [event({ location: '二楼 203' })], NOW)
    expect(text.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true)
    expect(text).not.toMatch(/^TIMEZONE-ID/m)
    expect(text).toContain('\r\nLOCATION:二楼 203\r\n')
  })
  it('is one also when it is empty', () => {
    expect(parsed(calendarText('日程', [], NOW))).toEqual([])
  })
})
