import { lanzhouDay } from '@domain/lanzhou'
import ICAL from 'ical.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, aCounsellor, at, everyDay, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

let cloud: Cloud
let { ask, code, reply } = {} as ReturnType<typeof asking>
let now: string

beforeAll(async () => {
  const counsellors = [
    aCounsellor('o_counsellor', '何老师', { schedule: { ...everyDay, before: 10, after: 10 } }),
    aCounsellor('o_second', '陆老师'),
  ]
  cloud = await startCloud({ import: smallStreet(withCounsellors(counsellors)), functions: withoutTimers() })
  ;({ ask, code, reply } = asking(cloud))
  await cloud.clock.set('2027-03-01T00:00:00.000Z')
  now = await cloud.clock.now()
})

const book = async (openid: string, start: string, fields = {}) =>
  (await ask('hotline', openid, 'book', aBooking(start, fields))).appointment
const day = (days: number) => lanzhouDay(at(now, days, '12:00'))
const diary = (days: number, openid = 'o_counsellor') =>
  ask('hotline', openid, 'diary', { from: day(days), until: day(days) })
const times = (spans: { start: string }[]) => spans.map(({ start }) => start)

describe('a counsellor’s day', () => {
  it('shows what is booked by the chosen name, what is free, and what comes next', async () => {
    const { id } = await book('o_a', at(now, 1, '10:00'), { name: '小雨' })
    const seen = await diary(1)
    expect(seen.items).toEqual([expect.objectContaining({ id, name: '小雨', as: 'counsellor' })])
    expect(seen.next?.id).toBe(id)
    expect(times(seen.free)).not.toContain(at(now, 1, '09:00'))
    expect(times(seen.free)).toContain(at(now, 1, '12:00'))
    expect(seen.windows).toEqual([{ start: at(now, 1, '09:00'), end: at(now, 1, '17:00') }])
    expect(await code('hotline', 'o_street', 'diary', { from: day(1), until: day(1) })).toBe('FORBIDDEN')
  })
  it('closes and opens hours by hand, and what is booked stays', async () => {
    const range = { from: at(now, 1, '09:00'), until: at(now, 1, '13:00') }
    await ask('hotline', 'o_counsellor', 'block', range)
    const blocked = await diary(1)
    expect(blocked.items).toHaveLength(1)
    expect(times(blocked.free)).not.toContain(at(now, 1, '12:00'))
    expect(await code('hotline', 'o_b', 'book', aBooking(at(now, 1, '12:00')))).toBe('SLOT_TAKEN')
    await ask('hotline', 'o_counsellor', 'open', { from: at(now, 1, '12:00'), until: at(now, 1, '13:00') })
    expect(await code('hotline', 'o_b', 'book', aBooking(at(now, 1, '12:00')))).toBe('ok')
    // An evening that the weekly hours do not have.
    await ask('hotline', 'o_counsellor', 'open', { from: at(now, 2, '19:00'), until: at(now, 2, '20:00') })
    expect(await code('hotline', 'o_c', 'book', aBooking(at(now, 2, '19:00')))).toBe('ok')
  })
  it('opens, closes and enters nothing without end', async () => {
    const from = at(now, 3, '09:00')
    const walkIn = { minutes: 30, way: 'room', name: '来访者' }
    for (const until of ['9999-12-31T00:00:00.000Z', at(now, 40, '09:00')]) {
      expect(await code('hotline', 'o_counsellor', 'open', { from, until })).toBe('INVALID_INPUT')
      expect(await code('hotline', 'o_counsellor', 'block', { from, until })).toBe('INVALID_INPUT')
    }
    const far = { from: at(now, 800, '09:00'), until: at(now, 800, '10:00') }
    expect(await code('hotline', 'o_counsellor', 'open', far)).toBe('INVALID_INPUT')
    const late = { ...walkIn, start: at(now, 800, '09:00') }
    expect(await code('hotline', 'o_counsellor', 'walkIn', late)).toBe('INVALID_INPUT')
  })
  it('takes in who comes by, in no hours, but never over another appointment or its buffers', async () => {
    const walkIn = (time: string, minutes = 30) => ({
      start: at(now, 1, time),
      minutes,
      way: 'room',
      name: '来访者',
    })
    for (const time of ['10:30', '09:45', '11:05']) {
      expect(await code('hotline', 'o_counsellor', 'walkIn', walkIn(time)), time).toBe('SLOT_TAKEN')
    }
    expect(await code('hotline', 'o_counsellor', 'walkIn', walkIn('20:15'))).toBe('ok')
    expect((await diary(1)).items.map(({ name }) => name)).toContain('来访者')
    expect(await code('hotline', 'o_wei', 'walkIn', walkIn('21:30'))).toBe('FORBIDDEN')
  })
  it('asks for a word on what is over, urgent ones first', async () => {
    const intake = { safety: 'often' as const }
    await book('o_calm', at(now, 3, '09:00'))
    const { id } = await book('o_urgent', at(now, 3, '11:00'), { intake, consent: true })
    expect(await ask('hotline', 'o_urgent', 'get', { id })).toMatchObject({ urgent: false })
    await cloud.clock.set(at(now, 3, '18:00'))
    const { todo } = await diary(3)
    expect(todo[0]).toMatchObject({ id, urgent: true })
    expect(todo.map(({ status }) => status)).toContain('booked')
  })
})

describe('changing the hours', () => {
  const shorter = { ...everyDay, weekly: everyDay.weekly.map(() => [{ from: '13:00', until: '17:00' }]) }
  it('lists what it would affect, and saves nothing until each of it is decided', async () => {
    const keep = await book('o_keep', at(now, 10, '09:00'), { counsellor: 'o_second' })
    const gone = await book('o_gone', at(now, 11, '09:00'), { counsellor: 'o_second' })
    await book('o_inside', at(now, 11, '15:00'), { counsellor: 'o_second' })
    const { affected } = await ask('hotline', 'o_second', 'tryHours', { schedule: shorter })
    expect(affected.map(({ id }) => id)).toEqual([keep.id, gone.id])
    const half = { schedule: shorter, decisions: [{ id: keep.id, keep: true }] }
    const no = await reply('hotline', 'o_second', 'saveHours', half)
    expect(no).toMatchObject({ code: 'HOURS_AFFECT', details: { ids: [gone.id] } })
    const { windows } = await diary(10, 'o_second')
    expect(times(windows)).toEqual([at(now, 10, '09:00')])
    const decisions = [...half.decisions, { id: gone.id, keep: false, reason: '上午另有安排' }]
    expect(await ask('hotline', 'o_second', 'saveHours', { schedule: shorter, decisions })).toEqual({
      cancelled: 1,
    })
    expect(await ask('hotline', 'o_gone', 'get', { id: gone.id })).toMatchObject({
      status: 'cancelled',
      cancelReason: '上午另有安排',
    })
    expect(await ask('hotline', 'o_keep', 'get', { id: keep.id })).toMatchObject({ status: 'booked' })
    expect(times((await diary(10, 'o_second')).windows)).toEqual([at(now, 10, '13:00')])
    // Kept outside of the hours, it still keeps its time.
    expect((await diary(10, 'o_second')).items.map(({ id }) => id)).toEqual([keep.id])
  })
  it('and introductions are not written over by a form that has not seen them', async () => {
    const { saved, profile, schedule } = await ask('hotline', 'o_second', 'profile', {})
    // A booking changes the diary, and no form.
    await book('o_between', at(now, 13, '15:00'), { counsellor: 'o_second' })
    const mine = { version: saved.profile, profile: { ...profile, intro: '在这台手机上写的' } }
    expect(await code('hotline', 'o_second', 'saveProfile', mine, 'k-mine')).toBe('ok')
    expect(await code('hotline', 'o_second', 'saveProfile', mine)).toBe('ok')
    const other = { version: saved.profile, profile: { ...profile, intro: '在那台手机上写的' } }
    expect(await code('hotline', 'o_second', 'saveProfile', other)).toBe('CHANGED')
    const hours = { version: saved.hours, schedule: { ...schedule, after: 5 } }
    expect(await code('hotline', 'o_second', 'saveHours', hours)).toBe('ok')
    const others = { version: saved.hours, schedule: { ...schedule, after: 15 } }
    expect(await code('hotline', 'o_second', 'saveHours', others)).toBe('CHANGED')
    expect((await ask('hotline', 'o_second', 'profile', {})).profile.intro).toBe('在这台手机上写的')
    await ask('hotline', 'o_between', 'cancel', {
      id: (await ask('hotline', 'o_between', 'home', {})).open!.id,
    })
  })
  it('that make no sense are refused in words', async () => {
    const bad = { ...shorter, weekly: [[{ from: '12:00', until: '09:00' }], ...shorter.weekly.slice(1)] }
    const no = await reply('hotline', 'o_second', 'saveHours', { schedule: bad })
    expect(no).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('开始要早于结束') })
  })
})

const fetched = async (feedPath: string) => fetch(`${cloud.url}/http${feedPath}`)

describe('a counsellor who has left', () => {
  it('cannot be booked any more, and sees and does nothing any more', async () => {
    const start = at(now, 12, '15:00')
    expect((await ask('hotline', 'o_x', 'slots', { counsellor: 'o_second' })).items.length).toBeGreaterThan(0)
    const { id } = await book('o_y', start, { counsellor: 'o_second', way: 'phone', phone: '13800001234' })
    const { feedPath } = await ask('hotline', 'o_second', 'profile', {})
    expect((await fetched(feedPath)).status).toBe(200)
    await ask('street', 'o_street', 'endPost', { post: 'o_second:counsellor:street' })
    const booking = aBooking(at(now, 12, '16:00'), { counsellor: 'o_second' })
    expect(await code('hotline', 'o_x', 'book', booking)).toBe('COUNSELLOR_UNKNOWN')
    expect(await code('hotline', 'o_second', 'diary', { from: day(1), until: day(1) })).toBe('FORBIDDEN')
    for (const action of ['get', 'voiceRoom', 'calendarFile'] as const) {
      expect(await code('hotline', 'o_second', action, { id }), action).toBe('NOT_FOUND')
    }
    expect(await code('hotline', 'o_second', 'cancel', { id, reason: '不再见面' })).toBe('NOT_FOUND')
    expect(await code('hotline', 'o_second', 'slots', { move: id })).toBe('NOT_FOUND')
    expect((await fetched(feedPath)).status).toBe(404)
  })
})

describe('the calendar feed', () => {
  const path = async () => (await ask('hotline', 'o_counsellor', 'profile', {})).feedPath
  it('is a calendar at a private address, with the chosen name at most', async () => {
    const intake = { words: '谁也不该看到的事', topic: 'mood' as const }
    const { id } = await book('o_feed', at(now, 14, '10:00'), { name: '远山', intake, consent: true })
    const response = await fetched(await path())
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/calendar')
    const text = await response.text()
    expect(text).not.toMatch(/谁也不该|o_feed|心理|mood/)
    const calendar = new ICAL.Component(ICAL.parse(text))
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
    const events = calendar.getAllSubcomponents('vevent').map(each => new ICAL.Event(each))
    const event = events.find(({ uid }) => uid.startsWith(id))!
    expect(event.summary).toBe('远山')
    expect(event.startDate.toJSDate().toISOString()).toBe(at(now, 14, '10:00'))
    await ask('hotline', 'o_feed', 'cancel', { id })
    const after = await (await fetched(await path())).text()
    expect(after).toMatch(/STATUS:CANCELLED/)
  })
  it('ends with its address: another one, nobody else’s, and none at all are the same 404', async () => {
    const old = await path()
    await ask('hotline', 'o_counsellor', 'renewFeed', {})
    const renewed = await path()
    expect(renewed).not.toBe(old)
    expect((await fetched(renewed)).status).toBe(200)
    const forged = renewed.replace(/\.[0-9a-f]{32}\./, `.${'0'.repeat(32)}.`)
    const answers = await Promise.all([old, forged, '/calendar/x.ics', '/calendar/'].map(fetched))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(new Set(await Promise.all(answers.map(each => each.text()))).size).toBe(1)
  })
  it('is also a file for the client, which says nothing of what it is about', async () => {
    const { id } = await book('o_file', at(now, 15, '10:00'))
    const { text } = await ask('hotline', 'o_file', 'calendarFile', { id })
    const calendar = new ICAL.Component(ICAL.parse(text))
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
    expect(text).not.toMatch(/心理|咨询|热线|何老师/)
  })
})
