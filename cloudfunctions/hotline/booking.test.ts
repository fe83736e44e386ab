import { lanzhouDay } from '@domain/lanzhou'
import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import {
  aBooking,
  aCounsellor,
  at,
  diaryOf,
  everyDay,
  withCounsellors,
} from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

const HOUR = 3_600_000
let cloud: Cloud
let { ask, code, reply } = {} as ReturnType<typeof asking>
let now: string

beforeAll(async () => {
  const counsellors = [
    aCounsellor('o_counsellor', '何老师'),
    aCounsellor('o_second', '陆老师', { schedule: { ...everyDay, notice: 60 } }),
    aCounsellor('o_careful', '程老师', { confirms: true, holdHours: 6 }),
    aCounsellor('o_hidden', '未开老师', { listed: false }),
  ]
  cloud = await startCloud({ import: smallStreet(withCounsellors(counsellors)), functions: withoutTimers() })
  ;({ ask, code, reply } = asking(cloud))
  await cloud.clock.set('2027-03-01T00:00:00.000Z')
  now = await cloud.clock.now()
})

const book = (openid: string, start: string, fields = {}, key?: string) =>
  ask('hotline', openid, 'book', aBooking(start, fields), key).then(({ appointment }) => appointment)
const get = (openid: string, id: string) => ask('hotline', openid, 'get', { id })

describe('the hotline’s first page', () => {
  it('shows who can be booked, with their first free time, and the numbers of the street', async () => {
    const home = await ask('hotline', 'o_wang', 'home', {})
    expect(home.counsellors.map(({ name }) => name).sort()).toEqual(['何老师', '程老师', '陆老师'])
    expect(home.counsellors.every(({ next }) => next !== null && next > now)).toBe(true)
    expect(home).toMatchObject({ open: null, waiting: null, call: null, callFirst: false })
    expect(home.dutyLine).toMatch(/\d/)
  })
})

describe('a counsellor who looks for help', () => {
  it('is not in two rooms at once: a time at which they see somebody is refused in words', async () => {
    const start = at(now, 9, '10:00')
    await book('o_theirs', start, { counsellor: 'o_second' })
    for (const counsellor of ['o_counsellor', 'any']) {
      const no = await reply('hotline', 'o_second', 'book', aBooking(start, { counsellor }))
      expect(no).toMatchObject({ code: 'SLOT_UNAVAILABLE', message: expect.stringContaining('您自己') })
    }
    const { id } = await book('o_second', at(now, 9, '11:00'))
    const there = { id, start, counsellor: 'o_counsellor' }
    expect(await code('hotline', 'o_second', 'reschedule', there)).toBe('SLOT_UNAVAILABLE')
    await ask('hotline', 'o_second', 'cancel', { id })
  })
})

describe('a booking', () => {
  it('is confirmed at once, and the slot is nobody else’s any more', async () => {
    const start = at(now, 1, '10:00')
    const appointment = await book('o_wang', start)
    expect(appointment).toMatchObject({ status: 'booked', start, counsellor: { name: '何老师' } })
    expect(await code('hotline', 'o_li', 'book', aBooking(start))).toBe('SLOT_TAKEN')
    const { items } = await ask('hotline', 'o_li', 'slots', { counsellor: 'o_counsellor' })
    expect(items.map(slot => slot.start)).not.toContain(start)
    expect(items.map(slot => slot.start)).toContain(at(now, 1, '11:00'))
    expect((await ask('hotline', 'o_wang', 'home', {})).open?.id).toBe(appointment.id)
    expect((await ask('hotline', 'o_wang', 'mine', {})).items.map(({ id }) => id)).toEqual([appointment.id])
  })
  it('is told in the message centre, and read by whoever looks at their appointments', async () => {
    await book('o_reads', at(now, 1, '15:00'), { counsellor: 'o_second' })
    await cloud.trigger('timer')
    const { items, unread } = await ask('account', 'o_second', 'messages', {})
    expect(items[0]).toMatchObject({ as: 'counsellor', request: null, read: false })
    expect(unread).toBeGreaterThan(0)
    expect(await ask('account', 'o_second', 'read', { as: 'client' })).toEqual({ unread })
    expect(await ask('account', 'o_second', 'read', { as: 'counsellor' })).toEqual({ unread: 0 })
  })
  it('is one at a time', async () => {
    const answer = await reply('hotline', 'o_wang', 'book', aBooking(at(now, 2, '10:00')))
    expect(answer).toMatchObject({
      ok: false,
      code: 'ALREADY_BOOKED',
      details: { start: at(now, 1, '10:00') },
    })
  })
  it('given twice with one key is one, and the answer is the same', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => book('o_twice', at(now, 3, '09:00'), {}, 'k1')))
    expect(one).toEqual(two)
    expect((await ask('hotline', 'o_twice', 'mine', {})).items).toHaveLength(1)
  })
  it('off the grid, outside the hours, too soon, too far or in the past is none', async () => {
    const wrong = [at(now, 1, '10:30'), at(now, 1, '17:00'), at(now, 31, '10:00'), at(now, -1, '10:00')]
    for (const start of wrong) {
      expect(await code('hotline', 'o_li', 'book', aBooking(start)), start).toBe('SLOT_UNAVAILABLE')
    }
    const soon = aBooking(at(now, 0, '10:00'), { counsellor: 'o_second' })
    expect(await code('hotline', 'o_li', 'book', soon)).toBe('ok')
    await ask('hotline', 'o_li', 'cancel', {
      id: (await ask('hotline', 'o_li', 'home', {})).open!.id,
      reason: '…',
    })
    await cloud.clock.set(at(now, 0, '09:01'))
    expect(await code('hotline', 'o_zhao', 'book', soon)).toBe('SLOT_UNAVAILABLE')
  })
  it('with whoever is free first finds somebody, until nobody is', async () => {
    const start = at(now, 5, '14:00')
    const any = { counsellor: 'any' }
    const names = [
      (await book('o_any1', start, any)).counsellor.name,
      (await book('o_any2', start, any)).counsellor.name,
      (await book('o_any3', start, any)).counsellor.name,
    ]
    expect(names.sort()).toEqual(['何老师', '程老师', '陆老师'])
    expect(await code('hotline', 'o_any4', 'book', aBooking(start, any))).toBe('SLOT_TAKEN')
  })
  it('goes into a calendar with the room where they meet in one, and with no place otherwise', async () => {
    const file = async (openid: string, id: string) =>
      (await ask('hotline', openid, 'calendarFile', { id })).text
    const { id: voice } = await book('o_ics1', at(now, 6, '14:00'))
    expect(await file('o_ics1', voice)).not.toContain('LOCATION')
    const { id: room } = await book('o_ics2', at(now, 6, '15:00'), { way: 'room' })
    expect(await file('o_ics2', room)).toContain('\r\nLOCATION:街道二楼 203\r\n')
  })
  it('needs a number for a call, and keeps none otherwise', async () => {
    const start = at(now, 6, '10:00')
    const call = await reply('hotline', 'o_call', 'book', aBooking(start, { way: 'phone' }))
    expect(call).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'phone' } })
    const { id } = await book('o_call', start, { phone: '13800001234' })
    expect((await get('o_call', id)).phone).toBeNull()
  })
  it('asks for consent as soon as the intake tells anything, and for none otherwise', async () => {
    const start = at(now, 6, '11:00')
    const told = { intake: { topic: 'sleep', words: '睡不着' } }
    expect(await code('hotline', 'o_told', 'book', aBooking(start, told))).toBe('CONSENT_NEEDED')
    const { id } = await book('o_told', start, { ...told, consent: true })
    expect((await get('o_told', id)).intake).toEqual(told.intake)
    const { id: silent } = await book('o_silent', at(now, 6, '12:00'), { intake: {} })
    expect((await get('o_silent', silent)).intake).toBeNull()
  })
  it('is never stopped by the safety question: without consent nothing of the intake is kept', async () => {
    const told = { intake: { safety: 'often', words: '没有人可以说' } }
    const { id } = await book('o_safety', at(now, 6, '13:00'), told)
    expect((await get('o_safety', id)).intake).toBeNull()
    expect(await get('o_counsellor', id)).toMatchObject({ intake: null, urgent: false })
  })
  it('with somebody who is not there, or not yet ready, is refused', async () => {
    for (const counsellor of ['o_hidden', 'o_wei', 'o_nobody']) {
      const booking = aBooking(at(now, 7, '10:00'), { counsellor })
      expect(await code('hotline', 'o_li', 'book', booking), counsellor).not.toBe('ok')
    }
    const self = aBooking(at(now, 7, '10:00'))
    expect(await code('hotline', 'o_counsellor', 'book', self)).toBe('COUNSELLOR_UNKNOWN')
  })
  it('counts for the month of its date, cancelled ones not', async () => {
    for (let i = 0; i < 6; i++) {
      const { id } = await book('o_month', at(now, 8, '09:00'))
      await ask('hotline', 'o_month', 'cancel', { id })
    }
    expect(await code('hotline', 'o_month', 'book', aBooking(at(now, 8, '09:00')))).toBe('ok')
  })
})

describe('a booking that the counsellor confirms', () => {
  it('holds its slot, is confirmed by the counsellor alone, and then stands', async () => {
    const start = at(now, 9, '10:00')
    const held = await book('o_held', start, { counsellor: 'o_careful' })
    expect(held.status).toBe('held')
    const apart = Date.parse(await cloud.clock.now()) + 6 * HOUR - Date.parse(held.holdUntil!)
    expect(Math.abs(apart)).toBeLessThan(60_000)
    expect(await code('hotline', 'o_li2', 'book', aBooking(start, { counsellor: 'o_careful' }))).toBe(
      'SLOT_TAKEN',
    )
    expect(await code('hotline', 'o_second', 'confirm', { id: held.id })).toBe('NOT_FOUND')
    expect(await code('hotline', 'o_held', 'confirm', { id: held.id })).toBe('FORBIDDEN')
    const { appointment } = await ask('hotline', 'o_careful', 'confirm', { id: held.id })
    expect(appointment).toMatchObject({ status: 'booked', holdUntil: null })
  })
  it('frees its slot when it is declined, and when nobody says a word in time', async () => {
    const start = at(now, 9, '11:00')
    const { id } = await book('o_held2', start, { counsellor: 'o_careful' })
    await ask('hotline', 'o_careful', 'decline', { id, reason: '这天有会' })
    expect(await get('o_held2', id)).toMatchObject({ status: 'declined', cancelReason: '这天有会' })
    const again = await book('o_held2', start, { counsellor: 'o_careful' })
    await cloud.clock.advance(6 * HOUR)
    await cloud.trigger('timer')
    expect((await get('o_held2', again.id)).status).toBe('lapsed')
    expect(await code('hotline', 'o_held2', 'book', aBooking(start, { counsellor: 'o_careful' }))).toBe('ok')
  })
})

describe('moving an appointment', () => {
  it('keeps the old slot until the new one is won', async () => {
    const { id } = await book('o_move', at(now, 11, '09:00'))
    const taken = at(now, 11, '10:00')
    await book('o_other', taken)
    expect(await code('hotline', 'o_move', 'reschedule', { id, start: taken })).toBe('SLOT_TAKEN')
    expect(await get('o_move', id)).toMatchObject({ status: 'booked', start: at(now, 11, '09:00') })
    const start = at(now, 12, '10:00')
    const { appointment } = await ask('hotline', 'o_move', 'reschedule', { id, start })
    expect(appointment).toMatchObject({ id, status: 'booked', start })
    expect(await code('hotline', 'o_free', 'book', aBooking(at(now, 11, '09:00')))).toBe('ok')
    expect(await code('hotline', 'o_free2', 'book', aBooking(start))).toBe('SLOT_TAKEN')
  })
  it('goes to another counsellor too, and the first one’s slot is free', async () => {
    const start = at(now, 13, '09:00')
    const { id } = await book('o_move2', start)
    const to = { id, counsellor: 'o_second', start: at(now, 13, '15:00') }
    const { appointment } = await ask('hotline', 'o_move2', 'reschedule', to)
    expect(appointment.counsellor.name).toBe('陆老师')
    expect(await code('hotline', 'o_free3', 'book', aBooking(start))).toBe('ok')
    const diary = await diaryOf(ask, 'o_second', lanzhouDay(now))
    expect(diary.map(each => each.id)).toContain(id)
  })
  it('so late that it needs a reason tells it to the counsellor alone, until it is moved again', async () => {
    const soon = at(now, 14, '13:00')
    const { id } = await book('o_late', soon)
    await cloud.clock.set(new Date(Date.parse(soon) - 2 * HOUR).toISOString())
    const move = { id, start: at(now, 15, '15:00') }
    expect(await code('hotline', 'o_late', 'reschedule', move)).toBe('REASON_NEEDED')
    await ask('hotline', 'o_late', 'reschedule', { ...move, reason: '孩子发烧' })
    expect((await get('o_counsellor', id)).moveReason).toBe('孩子发烧')
    expect((await get('o_late', id)).moveReason).toBeNull()
    await ask('hotline', 'o_late', 'reschedule', { id, start: at(now, 15, '16:00') })
    expect((await get('o_counsellor', id)).moveReason).toBeNull()
  })
})

describe('cancelling', () => {
  it('is free until the cut-off, and needs a reason afterwards', async () => {
    const { id } = await book('o_cancel', at(now, 15, '10:00'))
    const seen = await get('o_cancel', id)
    expect(seen.freeUntil).toBe(at(now, 15, '06:00'))
    await cloud.clock.set(new Date(Date.parse(seen.freeUntil) + 1000).toISOString())
    expect((await get('o_cancel', id)).reasonNeeded).toBe(true)
    expect(await code('hotline', 'o_cancel', 'cancel', { id })).toBe('REASON_NEEDED')
    const { appointment } = await ask('hotline', 'o_cancel', 'cancel', { id, reason: '发烧了' })
    expect(appointment.status).toBe('cancelled')
    expect(await code('hotline', 'o_cancel', 'cancel', { id, reason: '再一次' })).toBe('WRONG_STATE')
    expect((await get('o_counsellor', id)).cancelReason).toBe('发烧了')
  })
  it('by the counsellor needs a reason always, and the client reads it', async () => {
    const { id } = await book('o_cancel2', at(now, 17, '10:00'))
    expect(await code('hotline', 'o_counsellor', 'cancel', { id })).toBe('REASON_NEEDED')
    await ask('hotline', 'o_counsellor', 'cancel', { id, reason: '临时出差' })
    expect(await get('o_cancel2', id)).toMatchObject({ status: 'cancelled', cancelReason: '临时出差' })
  })
})
