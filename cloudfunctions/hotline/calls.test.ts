import { lanzhouDay } from '@domain/lanzhou'
import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, at, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

const MINUTE = 60_000
let cloud: Cloud
let { ask, code, reply } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet(withCounsellors()), functions: withoutTimers() })
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
  it('is none without consent', async () => {
    expect(await code('hotline', 'o_d', 'askForCall', wish({ consent: false }))).toBe('INVALID_INPUT')
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
