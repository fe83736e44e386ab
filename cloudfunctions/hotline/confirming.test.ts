import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, aCounsellor, at, everyDay, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

const HOUR = 3_600_000
let cloud: Cloud
let { ask, code, reply } = {} as ReturnType<typeof asking>
let now: string

beforeAll(async () => {
  const counsellors = [
    aCounsellor('o_counsellor', '何老师', { confirms: true, holdHours: 6 }),
    aCounsellor('o_second', '陆老师', { confirms: true, holdHours: 6 }),
    aCounsellor('o_third', '程老师', { schedule: everyDay }),
  ]
  cloud = await startCloud({ import: smallStreet(withCounsellors(counsellors)), functions: withoutTimers() })
  ;({ ask, code, reply } = asking(cloud))
  await cloud.clock.set('2027-03-01T00:00:00.000Z')
  now = await cloud.clock.now()
})

const tick = () => cloud.trigger('timer')
/** An appointment that its counsellor has confirmed, and of which everybody has been told. */
async function confirmed(openid: string, start: string, counsellor = 'o_counsellor') {
  const { appointment } = await ask('hotline', openid, 'book', aBooking(start, { counsellor }))
  if (appointment.status === 'held') await ask('hotline', counsellor, 'confirm', { id: appointment.id })
  await tick()
  return appointment.id
}
const move = (openid: string, id: string, start: string, counsellor?: string) =>
  ask('hotline', openid, 'reschedule', { id, start, ...(counsellor && { counsellor }) })
const openOf = async (openid: string) => (await ask('hotline', openid, 'home', {})).open
const isFree = async (start: string, counsellor = 'o_counsellor') => {
  const day = start.slice(0, 10)
  const { items } = await ask('hotline', 'o_look', 'slots', { counsellor, from: day, until: day })
  return items.some(slot => slot.start === start)
}
const toldTo = async (openid: string) =>
  (await ask('account', openid, 'messages', {})).items.map(({ text }) => text)

describe('a confirmed appointment that is moved to where it has to be confirmed again', () => {
  const [nine, ten] = ['09:00', '10:00'] as const
  it('keeps its old place until then, and nobody else has either', async () => {
    const [old, next] = [at(now, 2, nine), at(now, 2, ten)]
    const id = await confirmed('o_a', old)
    const { appointment } = await move('o_a', id, next)
    expect(appointment).toMatchObject({
      status: 'held',
      start: next,
      kept: { start: old, counsellor: '何老师' },
    })
    expect([await isFree(old), await isFree(next)]).toEqual([false, false])
    expect(await code('hotline', 'o_a', 'book', aBooking(at(now, 4, nine)))).toBe('ALREADY_BOOKED')
    await tick()
    // However long the timer looks at it.
    await cloud.clock.advance(120_000)
    await tick()
    expect([await isFree(old), await isFree(next)]).toEqual([false, false])
    await ask('hotline', 'o_counsellor', 'confirm', { id })
    expect(await openOf('o_a')).toMatchObject({ status: 'booked', start: next, kept: null })
    expect([await isFree(old), await isFree(next)]).toEqual([true, false])
    await tick()
    expect(await openOf('o_a')).toMatchObject({ status: 'booked', start: next })
  })
  it('stays at its old time when that is declined, and its client is told so', async () => {
    const [old, next] = [at(now, 5, nine), at(now, 6, ten)]
    const id = await confirmed('o_b', old)
    await move('o_b', id, next)
    await ask('hotline', 'o_counsellor', 'decline', { id, reason: '那天有会' })
    expect(await openOf('o_b')).toMatchObject({ status: 'booked', start: old, holdUntil: null, kept: null })
    expect([await isFree(old), await isFree(next)]).toEqual([false, true])
    await tick()
    expect((await toldTo('o_b'))[0]).toBe('没改成，仍是3月6日 09:00')
    expect(await openOf('o_b')).toMatchObject({ status: 'booked', start: old })
  })
  it('stays at its old time when nobody answers, an hour before it at the latest', async () => {
    const [old, next] = [at(now, 0, '12:00'), at(now, 8, ten)]
    const id = await confirmed('o_c', old)
    const { appointment } = await ask('hotline', 'o_c', 'reschedule', { id, start: next, reason: '有事' })
    expect(appointment.holdUntil).toBe(at(now, 0, '11:00'))
    await cloud.clock.set(at(now, 0, '11:00'))
    expect(await code('hotline', 'o_counsellor', 'confirm', { id })).toBe('WRONG_STATE')
    await tick()
    expect(await openOf('o_c')).toMatchObject({ status: 'booked', start: old })
    expect(await isFree(next)).toBe(true)
    await tick()
    expect((await toldTo('o_c')).sort()).toEqual(
      ['您的预约已确认：3月1日 12:00', '没改成，仍是3月1日 12:00', '您预约的服务今天 12:00 开始'].sort(),
    )
  })
  it('can be moved on, back, or called off meanwhile, and leaves nothing behind', async () => {
    const [old, next, other] = [at(now, 9, nine), at(now, 9, ten), at(now, 9, '14:00')]
    const id = await confirmed('o_d', old)
    await move('o_d', id, next)
    expect((await move('o_d', id, other)).appointment).toMatchObject({ status: 'held', kept: { start: old } })
    expect([await isFree(old), await isFree(next), await isFree(other)]).toEqual([false, true, false])
    // What it keeps it has already: nothing is to be confirmed.
    expect((await move('o_d', id, old)).appointment).toMatchObject({
      status: 'booked',
      start: old,
      kept: null,
    })
    expect(await isFree(other)).toBe(true)
    await move('o_d', id, next)
    await ask('hotline', 'o_d', 'cancel', { id })
    await tick()
    expect([await isFree(old), await isFree(next)]).toEqual([true, true])
  })
  it('is with its old counsellor until another one has said yes, and each is told what concerns them', async () => {
    const [old, next] = [at(now, 11, nine), at(now, 11, ten)]
    const id = await confirmed('o_e', old)
    await move('o_e', id, next, 'o_second')
    expect([await isFree(old), await isFree(next, 'o_second')]).toEqual([false, false])
    await tick()
    expect((await toldTo('o_second'))[0]).toBe('有预约等您确认：3月12日 10:00')
    const before = await toldTo('o_counsellor')
    const answer = await ask('hotline', 'o_second', 'decline', { id })
    expect(answer.appointment).toMatchObject({ status: 'declined', start: next, kept: null })
    expect(await openOf('o_e')).toMatchObject({
      status: 'booked',
      start: old,
      counsellor: { name: '何老师' },
    })
    await tick()
    expect(await toldTo('o_counsellor')).toEqual(before)
    await move('o_e', id, next, 'o_second')
    await ask('hotline', 'o_second', 'confirm', { id })
    await tick()
    expect((await toldTo('o_counsellor'))[0]).toBe('3月12日 09:00 的预约已改走')
    expect([await isFree(old), await isFree(next, 'o_second')]).toEqual([true, false])
    // To somebody who confirms nothing it moves at once, and the one who confirmed learns that it has.
    await move('o_e', id, at(now, 12, nine), 'o_third')
    await tick()
    expect((await toldTo('o_second'))[0]).toBe('3月12日 10:00 的预约已改走')
    expect((await toldTo('o_third'))[0]).toBe('有新的预约：3月13日 09:00')
  })
})

describe('messages', () => {
  it('say what was true of the step, also where it has moved since', async () => {
    const [old, next] = [at(now, 14, '09:00'), at(now, 14, '15:00')]
    const { appointment } = await ask('hotline', 'o_f', 'book', aBooking(old))
    await ask('hotline', 'o_counsellor', 'confirm', { id: appointment.id })
    await move('o_f', appointment.id, next)
    await tick()
    expect(await toldTo('o_f')).toEqual(['您的预约已确认：3月15日 09:00'])
    const { items } = await ask('account', 'o_counsellor', 'messages', {})
    expect(
      items
        .slice(0, 2)
        .map(({ title, text }) => `${title} ${text}`)
        .sort(),
    ).toEqual([
      '3月15日 09:00 的预约想改期 有预约等您确认：3月15日 15:00',
      '日程提醒 有预约等您确认：3月15日 09:00',
    ])
  })
  it('about a worrying answer ask the counsellor to look, at any hour, and say nothing more', async () => {
    await cloud.clock.set(at(now, 14, '23:00'))
    const intake = { intake: { safety: 'often' as const }, consent: true }
    await ask('hotline', 'o_g', 'book', aBooking(at(now, 16, '09:00'), { counsellor: 'o_third', ...intake }))
    await tick()
    const [news] = (await ask('account', 'o_third', 'messages', {})).items
    expect(news).toMatchObject({ title: '日程提醒', text: '新预约请尽快看：3月17日 09:00', urgent: false })
  })
})

describe('an hour that the counsellor has called off', () => {
  it('stays closed, offered to nobody, until they open it', async () => {
    const start = at(now, 18, '09:00')
    await cloud.clock.set(at(now, 17, '09:00'))
    await ask('hotline', 'o_third', 'block', { from: at(now, 18, '10:00'), until: at(now, 18, '17:00') })
    const id = await confirmed('o_h', start, 'o_third')
    const range = { from: start.slice(0, 10), until: start.slice(0, 10) }
    await ask('hotline', 'o_w', 'wait', { counsellor: 'o_third', way: 'voice', name: '等', ...range })
    const { closed } = await ask('hotline', 'o_third', 'cancel', { id, reason: '生病' })
    expect(closed).toBe(true)
    await tick()
    await tick()
    expect(await openOf('o_w')).toBeNull()
    // Nobody has it: it is closed, and that is what is said.
    const booking = aBooking(start, { counsellor: 'o_third' })
    expect(await reply('hotline', 'o_x', 'book', booking)).toMatchObject({
      code: 'SLOT_TAKEN',
      message: expect.stringContaining('不开放'),
    })
    const { blocked } = await ask('hotline', 'o_third', 'diary', range)
    expect(blocked).toContainEqual({ start, end: new Date(Date.parse(start) + HOUR).toISOString() })
    await ask('hotline', 'o_third', 'open', {
      from: start,
      until: new Date(Date.parse(start) + HOUR).toISOString(),
    })
    expect(await code('hotline', 'o_x', 'book', booking)).toBe('ok')
  })
  it('is free again where the client has called off', async () => {
    const start = at(now, 19, '09:00')
    const id = await confirmed('o_i', start, 'o_third')
    expect(await ask('hotline', 'o_i', 'cancel', { id })).toMatchObject({ closed: false })
    await tick()
    expect(await isFree(start, 'o_third')).toBe(true)
  })
})
