import { lanzhouInstant } from '@domain/lanzhou'
import { expect, it } from 'vitest'
import type { AppointmentView, Diary } from '../shared/types'
import { diaryLead, urgentOf } from './lead'

const now = Date.parse(lanzhouInstant('2026-11-26', '10:00'))
const an = (from: string, until: string, fields: Partial<AppointmentView> = {}) =>
  ({
    id: from,
    status: 'booked',
    way: 'phone',
    start: lanzhouInstant('2026-11-26', from),
    end: lanzhouInstant('2026-11-26', until),
    ...fields,
  }) as AppointmentView
const aDiary = (fields: Partial<Diary>) =>
  ({ items: [], todo: [], calls: [], next: null, urgent: [], ...fields }) as unknown as Diary

it('the diary says what is going on, the urgent first, and counts what is still to come', () => {
  const items = [an('09:00', '09:50'), an('11:00', '11:50', { urgent: true }), an('14:30', '15:20')]
  const todo = [items[0]!]
  expect(diaryLead(aDiary({ items, todo, urgent: [items[1]!] }), now)).toBe(
    '1 个紧急，1 件等您答复或记录，今天还有 2 个预约。',
  )
  const next = { ...an('09:00', '09:50'), start: lanzhouInstant('2026-11-27', '09:00') } as Diary['next']
  expect(diaryLead(aDiary({ next }), now)).toBe('今天没有预约，下一个是明天 09:00，电话。')
  expect(diaryLead(aDiary({}), now)).toBe('最近没有预约，也没有要办的事。')
})

it('who is urgent is so until their appointment is over', () => {
  const [over, coming] = [an('08:00', '08:50', { urgent: true }), an('11:00', '11:50', { urgent: true })]
  expect(urgentOf(aDiary({ urgent: [over, coming] }), now).map(({ id }) => id)).toEqual(['11:00'])
})
