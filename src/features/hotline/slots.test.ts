import { describe, expect, it } from 'vitest'
import { daysOf, type Slot, slotsFor } from './slots'

const now = '2026-11-26T06:00:00.000Z'
const aSlot = (start: string, counsellors = ['c1']): Slot => ({ start, end: start, counsellors })
const counsellors = [
  { id: 'c1', name: '王敏', ways: ['voice' as const] },
  { id: 'c2', name: '陈立', ways: ['voice' as const, 'room' as const] },
]

describe('free slots', () => {
  it('are those of counsellors who meet in the chosen way', () => {
    const items = [aSlot('2026-11-27T01:00:00.000Z', ['c1', 'c2']), aSlot('2026-11-27T02:00:00.000Z')]
    expect(slotsFor({ items, counsellors }, 'voice')).toEqual(items)
    expect(slotsFor({ items, counsellors }, 'room')).toEqual([aSlot('2026-11-27T01:00:00.000Z', ['c2'])])
  })
  it('stand by day and part of the day in Lanzhou', () => {
    const days = daysOf(
      [
        '2026-11-26T23:30:00.000Z',
        '2026-11-27T06:30:00.000Z',
        '2026-11-27T11:00:00.000Z',
        '2026-11-30T01:00:00.000Z',
      ].map(start => aSlot(start)),
      now,
    )
    expect(days.map(({ day, name, weekday, count }) => [day, name, weekday, count])).toEqual([
      ['2026-11-27', '明天', '周五', 3],
      ['2026-11-30', '11月30日', '周一', 1],
    ])
    expect(days[0]!.parts.map(({ part, slots }) => [part, slots.length])).toEqual([
      ['morning', 1],
      ['afternoon', 1],
      ['evening', 1],
    ])
  })
})
