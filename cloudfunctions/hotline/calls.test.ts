import { lanzhouDay } from '@domain/lanzhou'
import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, aCounsellor, at, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

const MINUTE = 60_000
let cloud: Cloud
let { ask, code, reply } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  const counsellors = [
    aCounsellor('o_counsellor', '何老师'),
    aCounsellor('o_second', '陆老师'),
    aCounsellor('o_third', '方老师'),
  ]
  cloud = await startCloud({ import: smallStreet(withCounsellors(counsellors)), functions: withoutTimers() })
  ;({ ask, code, reply } = asking(cloud))
  await cloud.clock.set('2027-03-01T02:00:00.000Z')
  const { version, hotline } = await ask('street', 'o_street', 'settings', {})
  const duty = hotline.duty.map(() => 'o_second')
  await ask('street', 'o_street', 'saveHotline', { version, hotline: { ...hotline, duty, cutOffHours: 6 } })
})

const wish = (fields = {}) => ({ phone: '13800001234', name: '远山', consent: true as const, ...fields })
const callsOf = async (counsellor: string) => {
  const day = lanzhouDay(await cloud.clock.now())
  return (await ask('hotline', counsellor, 'diary', { from: day, until: day })).calls
}
const told = async (counsellor: string) =>
  (await ask('account', counsellor, 'messages', {})).items.filter(({ text }) => text.includes('电话')).length

describe('a wish to be called', () => {
  it('goes to the counsellor on duty, and to all when nobody has called in a quarter of an hour', async () => {
    const { call } = await ask('hotline', 'o_a', 'askForCall', wish())
    expect(call.counsellor).toBe('陆老师')
    await cloud.trigger('timer')
    expect([await told('o_second'), await told('o_counsellor')]).toEqual([1, 0])
    expect(await callsOf('o_second')).toEqual([expect.objectContaining({ phone: '13800001234' })])
    expect(await callsOf('o_counsellor')).toEqual([])
    expect(await code('hotline', 'o_counsellor', 'called', { id: call.id })).toBe('NOT_FOUND')
    await cloud.clock.advance(16 * MINUTE)
    await cloud.trigger('timer')
    expect([await told('o_second'), await told('o_counsellor')]).toEqual([1, 1])
    await ask('hotline', 'o_counsellor', 'called', { id: call.id })
    expect(await callsOf('o_second')).toEqual([])
    expect((await ask('hotline', 'o_a', 'home', {})).call).toBeNull()
  })
  it('is one, with the number that was said last, and can be taken back by its own client alone', async () => {
    const { call } = await ask('hotline', 'o_b', 'askForCall', wish())
    const again = await ask('hotline', 'o_b', 'askForCall', wish({ phone: '13900004321' }))
    expect(again.call.id).toBe(call.id)
    expect((await callsOf('o_second')).map(({ phone }) => phone)).toEqual(['13900004321'])
    expect(await code('hotline', 'o_a', 'callOff', { id: call.id })).toBe('NOT_FOUND')
    await ask('hotline', 'o_b', 'callOff', { id: call.id })
    expect(await callsOf('o_second')).toEqual([])
  })
  it('goes to all at once where whoever is on duty is on leave', async () => {
    const now = await cloud.clock.now()
    const leave = { person: 'o_second', from: now, until: at(now, 3, '09:00') }
    await ask('street', 'o_street', 'leave', leave)
    const { call } = await ask('hotline', 'o_c', 'askForCall', wish())
    expect(call.counsellor).toBeNull()
    expect((await callsOf('o_counsellor')).map(({ id }) => id)).toEqual([call.id])
  })
  it('is one, however often it is asked at once, and is called by one counsellor', async () => {
    const phones = ['13800000001', '13800000002', '13800000003', '13800000004', '13800000005']
    await Promise.all(phones.map(phone => ask('hotline', 'o_often', 'askForCall', wish({ phone }))))
    const mine = (await callsOf('o_counsellor')).filter(({ phone }) => phones.includes(phone))
    expect(mine).toHaveLength(1)
    const { id } = mine[0]!
    await ask('hotline', 'o_counsellor', 'called', { id }, 'k-called')
    expect(await code('hotline', 'o_counsellor', 'called', { id })).toBe('ok')
    const late = await reply('hotline', 'o_third', 'called', { id })
    expect(late).toMatchObject({ code: 'WRONG_STATE', message: expect.stringContaining('同事') })
    // The next one is a wish of its own.
    expect((await ask('hotline', 'o_often', 'askForCall', wish())).call.id).not.toBe(id)
  })
  it('is none without consent', async () => {
    expect(await code('hotline', 'o_d', 'askForCall', wish({ consent: false }))).toBe('INVALID_INPUT')
  })
})

describe('a wish to be called while nobody can be booked', () => {
  it('reaches the counsellors all the same, and the street as long as none is there', async () => {
    for (const counsellor of ['o_counsellor', 'o_third']) {
      const { profile } = await ask('hotline', counsellor, 'profile', {})
      await ask('hotline', counsellor, 'saveProfile', { profile: { ...profile, listed: false } })
    }
    await cloud.trigger('timer')
    const before = await told('o_counsellor')
    await ask('hotline', 'o_e', 'askForCall', wish())
    await cloud.trigger('timer')
    expect(await told('o_counsellor')).toBe(before + 1)

    const now = await cloud.clock.now()
    for (const person of ['o_counsellor', 'o_third']) {
      await ask('street', 'o_street', 'leave', { person, from: now, until: at(now, 1, '23:00') })
    }
    const { call } = await ask('hotline', 'o_f', 'askForCall', wish())
    await cloud.trigger('timer')
    expect([await told('o_counsellor'), await told('o_street')]).toEqual([before + 1, 1])
    await cloud.clock.advance(16 * MINUTE)
    await cloud.trigger('timer')
    expect([await told('o_counsellor'), await told('o_street')]).toEqual([before + 1, 1])
    await ask('street', 'o_street', 'endLeave', { person: 'o_counsellor' })
    await cloud.clock.advance(16 * MINUTE)
    await cloud.trigger('timer')
    expect(await told('o_counsellor')).toBe(before + 2)
    expect((await callsOf('o_counsellor')).map(({ id }) => id)).toContain(call.id)
    for (const counsellor of ['o_counsellor', 'o_third']) {
      const { profile } = await ask('hotline', counsellor, 'profile', {})
      await ask('hotline', counsellor, 'saveProfile', { profile: { ...profile, listed: true } })
    }
  })
})

describe('what the street has set', () => {
  it('holds from the next booking on', async () => {
    const now = await cloud.clock.now()
    const { id } = (await ask('hotline', 'o_set', 'book', aBooking(at(now, 2, '10:00')))).appointment
    expect((await ask('hotline', 'o_set', 'get', { id })).freeUntil).toBe(at(now, 2, '04:00'))
    const settings = await ask('street', 'o_street', 'settings', {})
    const wrong = { version: settings.version, hotline: { ...settings.hotline, perMonth: 0 } }
    expect(await reply('street', 'o_street', 'saveHotline', wrong)).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('每人每月的次数'),
    })
    const right = { version: settings.version, hotline: settings.hotline }
    expect(await code('street', 'o_desk1', 'saveHotline', right)).toBe('FORBIDDEN')
  })
})

describe('an introduction', () => {
  it('is checked by WeChat, and takes a counsellor off the list', async () => {
    const { profile } = await ask('hotline', 'o_counsellor', 'profile', {})
    await cloud.outbox.rule({ api: 'security.msgSecCheck', errCode: 87014 })
    const refused = { profile: { ...profile, intro: '不合适的话' } }
    expect(await code('hotline', 'o_counsellor', 'saveProfile', refused)).toBe('CONTENT_REFUSED')
    await cloud.outbox.clearRules()
    await ask('hotline', 'o_counsellor', 'saveProfile', { profile: { ...profile, listed: false } })
    const now = await cloud.clock.now()
    expect(await code('hotline', 'o_e', 'book', aBooking(at(now, 2, '11:00')))).toBe('COUNSELLOR_UNKNOWN')
  })
})
