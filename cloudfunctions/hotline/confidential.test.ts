import fs from 'node:fs'
import path from 'node:path'
import { hotlineContract } from '@domain/hotline/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { hotlineKeys } from '../../tests/support/cloud-process'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, aCounsellor, at, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

const HOUR = 3_600_000
/** The first with which the call dies after it has saved the client's word. */
const SEED = 1
const YEAR = 365 * 24 * HOUR
let cloud: Cloud
let { ask, code, reply } = {} as ReturnType<typeof asking>
let id: string

/** Everything that somebody said in confidence, in words that stand nowhere else. */
const secrets = {
  name: '青山不改化名',
  words: '夜里三点就醒了再也睡不着',
  phone: '13812345678',
  note: '来访者自述压力源于搬迁安置',
  rating: '您说的那番话我记住了',
  reason: '家里老人突然住院了',
  wish: '13887654321',
  waiting: '绿水长流候补名',
}

const import_ = () =>
  smallStreet(withCounsellors([aCounsellor('o_counsellor', '何老师'), aCounsellor('o_second', '陆老师')]))

beforeAll(async () => {
  cloud = await startCloud({ import: import_(), functions: withoutTimers() })
  ;({ ask, code, reply } = asking(cloud))
  await cloud.clock.set('2027-03-01T00:30:00.000Z')
  const now = await cloud.clock.now()
  const intake = {
    topic: 'sleep' as const,
    words: secrets.words,
    safety: 'often' as const,
    forWhom: 'self' as const,
  }
  const said = { way: 'phone' as const, phone: secrets.phone, name: secrets.name, intake, consent: true }
  // A cadre, who tells it to nobody at work.
  ;({ id } = (
    await ask('hotline', 'o_wei', 'book', aBooking(at(now, 1, '10:00'), said), 'k-book')
  ).appointment)
  const wish = { phone: secrets.wish, name: secrets.name, consent: true as const }
  await ask('hotline', 'o_wei', 'askForCall', wish, 'k-call')
  await cloud.clock.set(at(now, 1, '10:30'))
  await ask('hotline', 'o_counsellor', 'writeNote', { id, text: secrets.note }, 'k-note')
  await ask('hotline', 'o_counsellor', 'finish', { id, outcome: 'done' }, 'k-done')
  await ask('hotline', 'o_wei', 'rate', { id, stars: 4, words: secrets.rating }, 'k-rate')
  await cloud.trigger('timer')
})

describe('somebody with the database open', () => {
  const everything = () =>
    fs
      .readdirSync(cloud.data, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.endsWith('.env'))
      .map(entry => fs.readFileSync(path.join(entry.parentPath, entry.name)).toString('utf8'))
      .join('\n')

  it('reads nothing that was said in confidence, in no collection and no kept reply', async () => {
    const now = await cloud.clock.now()
    const { id: other } = (await ask('hotline', 'o_fang', 'book', aBooking(at(now, 1, '14:00')))).appointment
    await cloud.clock.set(at(now, 1, '13:00'))
    await ask('hotline', 'o_fang', 'cancel', { id: other, reason: secrets.reason }, 'k-cancel')
    const text = everything()
    expect(text).toContain('appointments')
    for (const [what, secret] of Object.entries(secrets)) expect(text.includes(secret), what).toBe(false)
    expect(text).not.toMatch(/"topic":"sleep"|"safety":"often"/)
  })
  it('cannot tell whose an appointment is: no document that has it names the person', async () => {
    const rows = everything().split(/(?=\{"_id")/)
    const about = rows.filter(row => row.slice(0, 3000).includes(id))
    expect(about.length).toBeGreaterThan(0)
    for (const row of about) expect(row.slice(0, 1500)).not.toContain('o_wei')
  })
})

describe('an administrator', () => {
  const said = (answer: unknown) => JSON.stringify(answer)
  /** What the contract's actions want, so that each gets as far as its rights. */
  const inputs: Record<string, unknown> = {
    ...{ book: {}, slots: {}, home: {}, mine: {}, readings: {}, profile: {}, colleagues: {}, renewFeed: {} },
    reschedule: { id: '', start: '2027-03-09T02:00:00.000Z' },
    rate: { id: '', stars: 5 },
    appeal: { id: '', words: '字' },
    finish: { id: '', outcome: 'done' },
    writeNote: { id: '', text: '字' },
    askHandOver: { id: '', to: 'o_second' },
    answerHandOver: { id: '', agree: true },
    decideAppeal: { id: '', upheld: true },
    diary: { from: '2027-03-01', until: '2027-03-31' },
    counts: { from: '2027-03', until: '2027-03' },
    block: { from: '2027-03-09T02:00:00.000Z', until: '2027-03-09T03:00:00.000Z' },
    open: { from: '2027-03-09T02:00:00.000Z', until: '2027-03-09T03:00:00.000Z' },
    walkIn: { start: '2027-03-09T02:00:00.000Z', minutes: 30, way: 'voice', name: '某' },
    wait: { counsellor: 'any', way: 'voice', name: '某' },
    askForCall: { phone: '13800000009', consent: true },
  }
  it('gets not one word of it from any action of the contract', async () => {
    for (const admin of ['o_street', 'o_desk1', 'o_lead1', 'o_fang', 'o_second']) {
      for (const action of Object.keys(hotlineContract) as (keyof typeof hotlineContract)[]) {
        const given = (inputs[action] ?? { id: '' }) as Record<string, unknown>
        const input = 'id' in given ? { ...given, id } : given
        const answer = said(await reply('hotline', admin, action, input))
        for (const [what, secret] of Object.entries(secrets)) {
          // A wish to be called concerns every counsellor after a quarter of an hour.
          if (admin === 'o_second' && action === 'diary' && (what === 'wish' || what === 'name')) continue
          expect(answer.includes(secret), `${admin} ${action} ${what}`).toBe(false)
        }
      }
    }
  })
  it('finds no appointment of others at all, whatever is asked of it', async () => {
    for (const action of ['get', 'cancel', 'readNotes', 'writeNote', 'finish', 'calendarFile'] as const) {
      const input = { id, text: '字', outcome: 'done', reason: '因为' }
      expect(['NOT_FOUND', 'FORBIDDEN'], action).toContain(await code('hotline', 'o_street', action, input))
    }
  })
  it('sees numbers, and no group of one to four', async () => {
    const { rows } = await ask('hotline', 'o_street', 'counts', { from: '2027-03', until: '2027-03' })
    expect(rows).toEqual([expect.objectContaining({ total: null, done: null, stars: null, rated: null })])
    const quarter = await ask('hotline', 'o_street', 'counts', { from: '2027-02', until: '2027-04' })
    expect(quarter.rows.map(({ month, total }) => [month, total])).toEqual([
      ['2027-02', 0],
      ['2027-03', null],
      ['2027-04', 0],
    ])
    expect(await code('hotline', 'o_desk1', 'counts', { from: '2027-03', until: '2027-03' })).toBe(
      'FORBIDDEN',
    )
  })
})

describe('notes', () => {
  it('are read by their author, and every reading is in the client’s log', async () => {
    const { items } = await ask('hotline', 'o_counsellor', 'readNotes', { id })
    expect(items.map(({ text }) => text)).toEqual([secrets.note])
    const log = await ask('hotline', 'o_wei', 'readings', {})
    expect(log.items).toEqual([expect.objectContaining({ reader: '何老师' })])
    expect(await code('hotline', 'o_wei', 'readNotes', { id })).not.toBe('ok')
  })
  it('are not written over by a form that has not seen them', async () => {
    const { items } = await ask('hotline', 'o_counsellor', 'readNotes', { id })
    const seen = items[0]!.changedAt
    const again = { id, text: `${secrets.note}，第二次` }
    expect(await code('hotline', 'o_counsellor', 'writeNote', { ...again, seen: null })).toBe('CHANGED')
    const first = await reply('hotline', 'o_counsellor', 'writeNote', { ...again, seen }, 'k-over')
    expect(first.ok).toBe(true)
    const other = { id, seen, text: '另一台手机上写的' }
    expect(await code('hotline', 'o_counsellor', 'writeNote', other)).toBe('CHANGED')
    // The same once more is no other one.
    expect(await code('hotline', 'o_counsellor', 'writeNote', { ...again, seen })).toBe('ok')
    await ask('hotline', 'o_counsellor', 'writeNote', { id, text: secrets.note })
  })
  it('are handed to a colleague with the client’s consent alone', async () => {
    const now = await cloud.clock.now()
    await ask('hotline', 'o_counsellor', 'askHandOver', { id, to: 'o_second' })
    const meeting = aBooking(at(now, 1, '09:00'), { counsellor: 'o_second' })
    const { id: next } = (await ask('hotline', 'o_wei', 'book', meeting)).appointment
    expect((await ask('hotline', 'o_second', 'readNotes', { id: next })).items).toEqual([])
    expect(await code('hotline', 'o_counsellor', 'answerHandOver', { id, agree: true })).toBe('FORBIDDEN')
    // The command dies on its way, at last between the word and the hand-over; the timer makes up for it.
    for (
      let seed = SEED;
      (await ask('hotline', 'o_wei', 'get', { id })).handOver?.state === 'asked';
      seed++
    ) {
      await cloud.faults.set({ seed, crash: 1 })
      await cloud
        .invoke('hotline', 'o_wei', {
          action: 'answerHandOver',
          input: { id, agree: true },
          key: `k-${seed}`,
        })
        .catch(() => undefined)
      await cloud.faults.clear()
    }
    expect((await ask('hotline', 'o_second', 'readNotes', { id: next })).items).toEqual([])
    await cloud.trigger('timer')
    const { items } = await ask('hotline', 'o_second', 'readNotes', { id: next })
    expect(items).toEqual([expect.objectContaining({ text: secrets.note, author: '何老师', own: false })])
    const { items: log } = await ask('hotline', 'o_wei', 'readings', {})
    // Of the appointment that the note is about, not of the one in which it was read.
    const { start } = await ask('hotline', 'o_wei', 'get', { id })
    expect(log[0]).toMatchObject({ reader: '陆老师', start })
    await cloud.trigger('timer')
    const told = (await ask('account', 'o_second', 'messages', {})).items.map(({ text }) => text)
    expect(told).toContainEqual(expect.stringContaining('转交给您'))
  })
  it('are destroyed after three years, and the intake with them', async () => {
    const { end } = await ask('hotline', 'o_wei', 'get', { id })
    await cloud.clock.set(new Date(Date.parse(end) + 3 * YEAR - 24 * HOUR).toISOString())
    await cloud.trigger('timer')
    expect((await ask('hotline', 'o_counsellor', 'readNotes', { id })).items).toHaveLength(1)
    expect((await ask('hotline', 'o_wei', 'get', { id })).intake).not.toBeNull()
    await cloud.clock.set(new Date(Date.parse(end) + 3 * YEAR + 3 * 24 * HOUR).toISOString())
    await cloud.trigger('timer')
    await cloud.trigger('timer')
    expect((await ask('hotline', 'o_counsellor', 'readNotes', { id })).items).toEqual([])
    expect(await ask('hotline', 'o_wei', 'get', { id })).toMatchObject({
      intake: null,
      name: '',
      ratingWords: null,
    })
  })
})

describe('a new key', () => {
  it('seals anew by the timer what an older one has sealed, and then the older one is not needed', async () => {
    const functions = withoutTimers()
    const [old] = hotlineKeys.HOTLINE_KEYS.split(',')
    const added = `test2:${Buffer.alloc(32, 'new').toString('base64')}`
    const first = await startCloud({ import: import_(), functions })
    const now = await first.clock.now()
    const intake = { words: secrets.words }
    const booking = aBooking(at(now, 1, '10:00'), { intake, consent: true })
    const booked = await asking(first).ask('hotline', 'o_wei', 'book', booking)
    const { id } = booked.appointment
    await asking(first).ask('hotline', 'o_counsellor', 'cancel', { id, reason: secrets.reason })
    await first.trigger('timer')
    await first.stop()
    const again = (HOTLINE_KEYS: string) => startCloud({ data: first.data, functions, env: { HOTLINE_KEYS } })
    const both = await again([added, old].join(','))
    await both.trigger('timer')
    await both.stop()
    const last = await again(added)
    const seen = await asking(last).ask('hotline', 'o_wei', 'get', { id })
    expect(seen.intake).toEqual(intake)
    const { items } = await asking(last).ask('account', 'o_wei', 'messages', {})
    expect(items.map(({ text }) => text)).toEqual([expect.stringContaining('您的预约已取消')])
    await last.stop()
  })
})
