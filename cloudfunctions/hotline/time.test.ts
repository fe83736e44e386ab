import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, aCounsellor, at, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

const HOUR = 3_600_000
const DAY = 24 * HOUR
let cloud: Cloud
let { ask, code, reply } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  cloud = await startCloud({
    import: smallStreet(withCounsellors([aCounsellor('o_counsellor', '何老师')])),
    functions: withoutTimers(),
    env: { APPOINTMENT_TEMPLATE_ID: 'T-news', REMINDER_TEMPLATE_ID: 'T-soon' },
  })
  ;({ ask, code, reply } = asking(cloud))
  await cloud.clock.set('2027-03-01T00:30:00.000Z')
})

const tick = async () => {
  await cloud.trigger('timer')
  await cloud.trigger('timer')
}
const to = async (iso: string) => {
  await cloud.clock.set(iso)
  await tick()
}
const sentTo = async (openid: string) =>
  (await cloud.outbox.items())
    .filter(({ api, args }) => api === 'subscribeMessage.send' && args.touser === openid)
    .map(({ args }) => args as { templateId: string; data: { thing3: { value: string } }; page: string })
const said = async (openid: string) => (await sentTo(openid)).map(({ data }) => data.thing3.value)
const book = async (openid: string, start: string, fields = {}) =>
  (await ask('hotline', openid, 'book', aBooking(start, fields))).appointment
const get = (openid: string, id: string) => ask('hotline', openid, 'get', { id })

describe('reminders', () => {
  it('go out the day before and an hour before, once each, and give nothing away', async () => {
    const now = await cloud.clock.now()
    const { id, start } = await book('o_wang', at(now, 2, '10:00'))
    await to(at(now, 1, '17:59'))
    expect(await said('o_wang')).toEqual([])
    await to(at(now, 1, '18:01'))
    expect(await said('o_wang')).toEqual(['您预约的服务明天 10:00 开始'])
    await tick()
    await to(at(now, 2, '09:00'))
    await tick()
    expect(await said('o_wang')).toEqual(['您预约的服务明天 10:00 开始', '您预约的服务今天 10:00 开始'])
    const [one] = await sentTo('o_wang')
    expect(one).toMatchObject({ templateId: 'T-soon', page: 'packages/hotline/hotline/index' })
    expect(JSON.stringify(await sentTo('o_wang'))).not.toContain(id)
    expect((await get('o_wang', id)).start).toBe(start)
  })
  it('begin anew after a move, and say nothing of the old time', async () => {
    const now = await cloud.clock.now()
    const { id } = await book('o_move', at(now, 2, '10:00'))
    await to(at(now, 1, '18:01'))
    await ask('hotline', 'o_move', 'reschedule', { id, start: at(now, 4, '15:00') })
    await to(at(now, 2, '10:00'))
    await to(at(now, 3, '18:00'))
    await to(at(now, 4, '14:00'))
    expect(await said('o_move')).toEqual([
      '您预约的服务明天 10:00 开始',
      '您预约的服务明天 15:00 开始',
      '您预约的服务今天 15:00 开始',
    ])
  })
  it('are not sent for what was called off', async () => {
    const now = await cloud.clock.now()
    const { id } = await book('o_off', at(now, 2, '10:00'))
    await ask('hotline', 'o_off', 'cancel', { id })
    await to(at(now, 2, '09:30'))
    expect(await said('o_off')).toEqual([])
  })
  it('that come late, since the timer stood still, are left out rather than startle', async () => {
    const now = await cloud.clock.now()
    await book('o_late', at(now, 2, '10:00'))
    await to(at(now, 2, '12:00'))
    expect(await said('o_late')).toEqual([])
  })
})

describe('a voice call within WeChat', () => {
  it('is entered by the two alone, into one room, around its time', async () => {
    const now = await cloud.clock.now()
    const { id, start, end } = await book('o_voice', at(now, 1, '16:00'))
    const room = (openid: string) => code('hotline', openid, 'voiceRoom', { id })
    expect(await room('o_voice')).toBe('WRONG_STATE')
    await cloud.clock.set(new Date(Date.parse(start) - 10 * 60_000).toISOString())
    const [one, other] = await Promise.all(
      ['o_voice', 'o_counsellor'].map(openid => ask('hotline', openid, 'voiceRoom', { id })),
    )
    expect(one!.groupId).toBe(other!.groupId)
    expect(one!.groupId).not.toBe(id)
    expect(await room('o_wang')).toBe('NOT_FOUND')
    await cloud.clock.set(new Date(Date.parse(end) + 30 * 60_000).toISOString())
    expect(await room('o_voice')).toBe('WRONG_STATE')
  })
})

describe('after an appointment', () => {
  it('the client is free to book again, even if nobody has said a word', async () => {
    const now = await cloud.clock.now()
    const { end } = await book('o_again', at(now, 1, '10:00'))
    await cloud.clock.set(end)
    expect(await code('hotline', 'o_again', 'book', aBooking(at(now, 3, '10:00')))).toBe('ok')
  })
  it('done or no-show are for the counsellor, once it has begun, and a slip can be put right', async () => {
    const now = await cloud.clock.now()
    const { id, start } = await book('o_done', at(now, 1, '15:00'))
    const finish = (openid: string, outcome: string) => code('hotline', openid, 'finish', { id, outcome })
    expect(await finish('o_counsellor', 'done')).toBe('WRONG_STATE')
    await to(start)
    expect(await finish('o_done', 'done')).toBe('FORBIDDEN')
    expect(await finish('o_counsellor', 'noShow')).toBe('ok')
    expect(await finish('o_counsellor', 'done')).toBe('ok')
    expect(await code('hotline', 'o_done', 'rate', { id, stars: 5, words: '谢谢您' })).toBe('ok')
    expect(await finish('o_counsellor', 'noShow')).toBe('WRONG_STATE')
    expect(await code('hotline', 'o_done', 'rate', { id, stars: 1 })).toBe('WRONG_STATE')
    expect(await get('o_counsellor', id)).toMatchObject({ stars: 5, ratingWords: '谢谢您' })
  })
  it('the number for a call is seen by the counsellor around it alone, and then forgotten', async () => {
    const now = await cloud.clock.now()
    const call = { way: 'phone', phone: '13800001234' }
    const { id, start, end } = await book('o_phone', at(now, 3, '16:00'), call)
    expect((await get('o_counsellor', id)).phone).toBeNull()
    expect((await get('o_phone', id)).phone).toBe('13800001234')
    await to(new Date(Date.parse(start) - 24 * HOUR).toISOString())
    expect((await get('o_counsellor', id)).phone).toBe('13800001234')
    await to(new Date(Date.parse(end) + 24 * HOUR + 1000).toISOString())
    expect((await get('o_counsellor', id)).phone).toBeNull()
    expect((await get('o_phone', id)).phone).toBeNull()
  })
  it('a week of silence counts as done', async () => {
    const now = await cloud.clock.now()
    const { id, end } = await book('o_silence', at(now, 1, '09:00'))
    await to(new Date(Date.parse(end) + 7 * DAY + 1000).toISOString())
    expect((await get('o_silence', id)).status).toBe('done')
  })
})

describe('no-shows', () => {
  const missed = async (openid: string) => {
    const now = await cloud.clock.now()
    const day = at(now, 1, '09:00').slice(0, 10)
    const { items } = await ask('hotline', openid, 'slots', { counsellor: 'o_counsellor', from: day })
    const { id, start } = await book(openid, items[0]!.start)
    await to(start)
    await ask('hotline', 'o_counsellor', 'finish', { id, outcome: 'noShow' })
    // The hour itself passes before anything else can be booked.
    await to(new Date(Date.parse(start) + HOUR).toISOString())
    return id
  }
  it('two in sixty days need a call first, and after it the way is free', async () => {
    await missed('o_miss')
    expect((await ask('hotline', 'o_miss', 'home', {})).callFirst).toBe(false)
    await missed('o_miss')
    const now = await cloud.clock.now()
    expect(await code('hotline', 'o_miss', 'book', aBooking(at(now, 2, '11:00')))).toBe('CALL_FIRST')
    expect((await ask('hotline', 'o_miss', 'home', {})).callFirst).toBe(true)
    const wish = { phone: '13800001234', name: '小雨', why: 'noShow' as const, consent: true as const }
    const { call } = await ask('hotline', 'o_miss', 'askForCall', wish)
    const today = now.slice(0, 10)
    const { calls } = await ask('hotline', 'o_counsellor', 'diary', { from: today, until: today })
    expect(calls).toEqual([expect.objectContaining({ id: call.id, phone: '13800001234', why: 'noShow' })])
    await ask('hotline', 'o_counsellor', 'called', { id: call.id })
    expect(await code('hotline', 'o_miss', 'book', aBooking(at(now, 2, '11:00')))).toBe('ok')
  })
  it('that were none can be appealed against once, and then do not count', async () => {
    const first = await missed('o_appeal')
    await missed('o_appeal')
    const appeal = { id: first, words: '我到了，门锁着' }
    expect(await code('hotline', 'o_appeal', 'appeal', appeal)).toBe('ok')
    expect(await code('hotline', 'o_appeal', 'appeal', appeal)).toBe('WRONG_STATE')
    const now = await cloud.clock.now()
    expect(await code('hotline', 'o_appeal', 'book', aBooking(at(now, 2, '12:00')))).toBe('CALL_FIRST')
    expect(await code('hotline', 'o_appeal', 'decideAppeal', { id: first, upheld: true })).toBe('FORBIDDEN')
    expect((await get('o_counsellor', first)).appealWords).toBe('我到了，门锁着')
    await ask('hotline', 'o_counsellor', 'decideAppeal', { id: first, upheld: true })
    expect(await code('hotline', 'o_appeal', 'book', aBooking(at(now, 2, '12:00')))).toBe('ok')
  })
  it('older than sixty days are forgotten', async () => {
    await missed('o_old')
    await missed('o_old')
    await cloud.clock.advance(61 * DAY)
    const now = await cloud.clock.now()
    expect(await code('hotline', 'o_old', 'book', aBooking(at(now, 2, '13:00')))).toBe('ok')
  })
  it('count on the first page for as long as at booking, and the refusal says how many', async () => {
    const { version, hotline } = await ask('street', 'o_street', 'settings', {})
    const longer = { ...hotline, noShows: 1, noShowDays: 365 }
    await ask('street', 'o_street', 'saveHotline', { version, hotline: longer })
    await missed('o_year')
    await cloud.clock.advance(200 * DAY)
    const now = await cloud.clock.now()
    expect(await reply('hotline', 'o_year', 'book', aBooking(at(now, 2, '13:00')))).toMatchObject({
      code: 'CALL_FIRST',
      message: expect.stringContaining('1 次'),
    })
    expect((await ask('hotline', 'o_year', 'home', {})).callFirst).toBe(true)
  })
})
