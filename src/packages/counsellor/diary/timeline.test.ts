import { lanzhouInstant } from '@domain/lanzhou'
import { describe, expect, it } from 'vitest'
import type { AppointmentView, Span } from '../shared/types'
import { clock } from '../shared/words'
import { cellsOf, type DiaryDay, itemsOn, rangeOf } from './timeline'

const day = '2026-11-26'
const span = (from: string, until: string): Span => ({
  start: lanzhouInstant(day, from),
  end: lanzhouInstant(day, until),
})
const anItem = (from: string, until: string, fields: Partial<AppointmentView> = {}) =>
  ({ id: from, status: 'booked', ...span(from, until), ...fields }) as AppointmentView
const aDay = (fields: Partial<DiaryDay>): DiaryDay => ({
  items: [],
  windows: [],
  blocked: [],
  opened: [],
  free: [],
  ...fields,
})
const told = (diary: DiaryDay, whole = false) =>
  cellsOf(diary, day, rangeOf(diary, [day], whole)).map(
    ({ kind, start, end }) => `${clock(start)} ${clock(end)} ${kind}`,
  )

describe('a day of the diary', () => {
  it('shows appointments, free slots and what lies between, without the buffers', () => {
    const diary = aDay({
      windows: [span('09:00', '12:00'), span('14:00', '16:00')],
      items: [anItem('09:00', '09:50')],
      free: [span('10:00', '10:50'), span('11:00', '11:50'), span('14:00', '14:50'), span('15:00', '15:50')],
    })
    expect(told(diary)).toEqual([
      '09:00 09:50 appointment',
      '10:00 10:50 free',
      '11:00 11:50 free',
      '12:00 14:00 closed',
      '14:00 14:50 free',
      '15:00 15:50 free',
    ])
  })

  it('shows what was closed by hand as one stretch, also where hours end in it', () => {
    const diary = aDay({ windows: [span('09:00', '12:00')], blocked: [span('10:00', '13:00')] })
    expect(told(diary)).toEqual(['09:00 10:00 idle', '10:00 13:00 blocked'])
  })

  it('offers free slots once where starts are closer than lengths', () => {
    const diary = aDay({
      windows: [span('09:00', '11:00')],
      free: [span('09:00', '10:00'), span('09:30', '10:30'), span('10:00', '11:00')],
    })
    expect(told(diary)).toEqual(['09:00 10:00 free', '10:00 11:00 free'])
  })

  it('puts short free slots together, an hour at most', () => {
    const free = ['09:00', '09:20', '09:40', '10:00'].map((from, i) =>
      span(from, ['09:20', '09:40', '10:00', '10:10'][i]!),
    )
    expect(told(aDay({ windows: [span('09:00', '11:00')], free }))).toEqual([
      '09:00 10:00 free',
      '10:00 10:10 free',
      '10:10 11:00 idle',
    ])
  })

  it('leaves out what was called off, and keeps what lies outside of the hours', () => {
    const diary = aDay({
      windows: [span('09:00', '10:00')],
      items: [anItem('09:00', '09:50', { status: 'cancelled' }), anItem('19:30', '20:20')],
    })
    expect(itemsOn(diary, day)).toHaveLength(1)
    expect(told(diary).slice(-2)).toEqual(['19:30 20:20 appointment', '20:20 21:00 closed'])
  })

  it('is drawn from nine to six where there is nothing, and from seven to ten as a whole', () => {
    expect(told(aDay({}))).toEqual(['09:00 18:00 closed'])
    expect(told(aDay({}), true)).toEqual(['07:00 22:00 closed'])
  })
})
