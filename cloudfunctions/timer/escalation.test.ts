import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { smallStreet } from '../../tests/support/small-street'

/** A Monday morning at ten in Lanzhou, in a year whose holidays nobody has announced: only weekdays count. */
const MONDAY = '2061-03-07T02:00:00.000Z'
const HOUR = 3_600_000

let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet(), env: { PROGRESS_TEMPLATE_ID: 'T-progress' } })
  ;({ ask, code } = asking(cloud))
  await cloud.clock.set(MONDAY)
})

const submit = (fields = {}) => ask('request', 'o_wang', 'submit', aHaircut(fields))
const seen = (id: string, openid = 'o_street') => ask('request', openid, 'get', { id })
const types = async (id: string) => (await seen(id)).story.map(entry => entry.type).reverse()
const levels = async (id: string) =>
  (await seen(id)).story
    .filter(entry => entry.type === 'escalated')
    .map(entry => entry.text)
    .reverse()

describe('a request that nobody accepts', () => {
  it('goes up to the lead, the desk and the street, each once, and the resident is told in plain words', async () => {
    const { id, respondBy } = await submit()
    // One working day after a Monday ends on Tuesday at six.
    expect(respondBy).toBe('2061-03-08T10:00:00.000Z')
    await cloud.clock.set('2061-03-08T09:59:00.000Z')
    expect((await seen(id)).responsible.role).toBe('cadre')
    await cloud.clock.set('2061-03-08T10:01:00.000Z')
    expect((await seen(id)).responsible).toMatchObject({ role: 'lead', name: '孙组长' })
    await cloud.clock.set('2061-03-09T05:00:00.000Z')
    expect((await seen(id)).responsible.role).toBe('lead')
    await cloud.clock.set('2061-03-09T07:31:00.000Z')
    expect((await seen(id)).responsible.role).toBe('community')
    await cloud.clock.set('2061-03-09T10:01:00.000Z')
    expect((await seen(id)).responsible.role).toBe('street')
    expect(await levels(id)).toEqual([
      '超过答复期限没有人接，已升级，由孙组长负责',
      '超过答复期限没有人接，已升级，由示例一社区负责',
      '超过答复期限没有人接，已升级，由街道负责',
    ])
    const { items } = await ask('account', 'o_wang', 'messages', {})
    expect(items.map(item => item.text).slice(0, 3)).toEqual([
      '改由街道负责了：超过答复期限没有人接',
      '改由示例一社区负责了：超过答复期限没有人接',
      '改由孙组长负责了：超过答复期限没有人接',
    ])
  })

  it('is escalated once per step by ticks side by side, ticks that die, and after a day without any', async () => {
    const ids = await Promise.all(Array.from({ length: 15 }, () => submit().then(({ id }) => id)))
    await cloud.faults.set({ seed: 11, failAfter: 0.1, failBefore: 0.1, crash: 0.3 })
    await cloud.clock.advance(9 * 24 * HOUR)
    await Promise.all([1, 2, 3].map(() => cloud.trigger('timer').catch(() => {})))
    await cloud.faults.clear()
    await Promise.all([1, 2].map(() => cloud.trigger('timer')))
    for (const id of ids) {
      // Nine days later both deadlines have passed, each with its three steps; the street has it from the third on.
      expect(await levels(id)).toEqual([
        '超过答复期限没有人接，已升级，由孙组长负责',
        '超过答复期限没有人接，已升级，由示例一社区负责',
        '超过答复期限没有人接，已升级，由街道负责',
        ...Array.from({ length: 3 }, () => '超过办理期限，已再次提醒街道'),
      ])
    }
    const told = await ask('account', 'o_wang', 'messages', { limit: 100 })
    const each = told.items.map(item => `${item.request} ${item.text} ${item.at}`)
    expect(new Set(each).size).toBe(each.length)
  })
})

describe('subscribe messages', () => {
  const sent = async (after?: string | number) =>
    (await cloud.outbox.items(after)).filter(item => item.api === 'subscribeMessage.send')
  const last = async () => (await cloud.outbox.items()).at(-1)?.id

  it('go out once, however many ticks come by at once', async () => {
    await cloud.clock.set(`${(await cloud.clock.now()).slice(0, 10)}T23:59:00.000Z`)
    await cloud.clock.advance(3 * HOUR)
    const before = await last()
    const ids = await Promise.all(Array.from({ length: 12 }, () => submit().then(({ id }) => id)))
    await cloud.faults.set({ seed: 5, slow: { p: 0.4, ms: 60 } })
    await Promise.all([1, 2, 3, 4].map(() => cloud.trigger('timer')))
    await cloud.faults.clear()
    await cloud.trigger('timer')
    const about = (await sent(before)).map(({ args }) => JSON.stringify(args))
    expect(about.length).toBeGreaterThanOrEqual(ids.length)
    expect(new Set(about).size).toBe(about.length)
  })

  it('wait for the morning, but for what is urgent', async () => {
    await cloud.clock.set('2061-04-04T15:00:00.000Z')
    await cloud.trigger('timer')
    const before = await last()
    const quiet = await submit()
    const hazard = await ask('request', 'o_night', 'submit', {
      category: 'fire-hazard',
      unit: 'u1',
      text: '楼道堆满纸箱',
      answers: { place: '3 号楼一楼', hazard: ['blocked'] },
      contact: { name: '赵大爷' },
    } as never)
    await cloud.trigger('timer')
    const atNight = (await sent(before)).map(item => String(item.args.page))
    expect(atNight.some(page => page.includes(hazard.id))).toBe(true)
    expect(atNight.some(page => page.includes(quiet.id))).toBe(false)
    await cloud.clock.set('2061-04-04T23:00:30.000Z')
    expect((await sent(before)).some(item => String(item.args.page).includes(quiet.id))).toBe(true)
  })

  it('reach each reader in the order of what happened, however slow some of them are', async () => {
    await cloud.clock.set('2061-04-04T23:30:00.000Z')
    await cloud.trigger('timer')
    const before = await last()
    // One evening; all of it waits for the morning.
    await cloud.clock.set('2061-04-05T15:00:00.000Z')
    for (let times = 0; times < 3; times++) {
      const { id } = await submit()
      await ask('request', 'o_wei', 'accept', { id })
      await cloud.clock.advance(2 * 60_000)
      await ask('request', 'o_wei', 'resolve', { id, result: '已经上门理好' })
      await cloud.clock.advance(2 * 60_000)
    }
    await cloud.faults.set({ seed: 7, slow: { p: 0.5, ms: 80 } })
    await cloud.clock.set('2061-04-05T23:00:30.000Z')
    await cloud.faults.clear()
    await cloud.trigger('timer')
    const toResident = (await sent(before)).filter(({ args }) => args.touser === 'o_wang')
    const times = toResident.map(({ args }) => (args.data as { time4: { value: string } }).time4.value)
    expect(times.length).toBeGreaterThanOrEqual(6)
    expect(times).toEqual([...times].sort())
  })

  it('wait for the one before them that failed, which is tried again first', async () => {
    await cloud.clock.set('2061-04-06T01:00:00.000Z')
    await cloud.trigger('timer')
    const before = await last()
    const toResident = async () =>
      (await sent(before))
        .filter(({ args }) => args.touser === 'o_wang')
        .map(({ args }) => (args.data as { thing5: { value: string } }).thing5.value)
    await cloud.outbox.rule({ api: 'subscribeMessage.send', match: { touser: 'o_wang' }, errCode: -1 })
    const { id } = await submit()
    await ask('request', 'o_wei', 'accept', { id })
    await ask('request', 'o_wei', 'note', { id, text: '约好明天' })
    await cloud.clock.advance(60_000)
    expect(await toResident()).toEqual(['李伟接单了'])
    await cloud.outbox.clearRules()
    // What happens in the meantime waits in line; another request's news does not.
    await ask('request', 'o_wei', 'resolve', { id, result: '已经上门理好' })
    const other = await submit()
    await ask('request', 'o_fang', 'accept', { id: other.id })
    await cloud.clock.advance(2 * 60_000)
    expect(await toResident()).toEqual(['李伟接单了', '赵芳接单了'])
    await cloud.clock.advance(15 * 60_000)
    const inOrder = ['李伟接单了', '李伟记录了进展', '李伟说办好了，请您看看解决了没有']
    expect(await toResident()).toEqual(['李伟接单了', '赵芳接单了', ...inOrder])
  })

  it('are tried again when WeChat stumbles, given up in the end, and never fail the move', async () => {
    await cloud.clock.set('2061-04-06T02:00:00.000Z')
    await cloud.trigger('timer')
    await cloud.outbox.rule({ api: 'subscribeMessage.send', errCode: -1 })
    const before = await last()
    const { id } = await submit()
    for (let tries = 0; tries < 8; tries++) await cloud.clock.advance(2 * HOUR)
    const tries = (await sent(before)).filter(item => String(item.args.page).includes(id))
    expect(tries.filter(item => item.args.touser !== 'o_wang').length).toBeGreaterThanOrEqual(5)
    await cloud.outbox.clearRules()
    const after = await last()
    await cloud.clock.advance(24 * HOUR)
    const late = (await sent(after)).filter(item => String(item.args.data).includes('派给'))
    expect(late).toEqual([])
  })

  it('are not sent twice to whoever declined, and declining is normal', async () => {
    await cloud.clock.set('2061-04-08T02:00:00.000Z')
    await cloud.trigger('timer')
    await cloud.outbox.rule({ api: 'subscribeMessage.send', errCode: 43101 })
    const before = await last()
    const { id } = await submit()
    await cloud.trigger('timer')
    await cloud.clock.advance(HOUR)
    await cloud.outbox.clearRules()
    await cloud.clock.advance(HOUR)
    expect((await sent(before)).filter(item => String(item.args.page).includes(id))).toHaveLength(1)
  })
})

describe('moves around a deadline', () => {
  it('extend it when the desk agrees, by working days, and tell the resident', async () => {
    await cloud.clock.set('2061-05-02T02:00:00.000Z')
    const { id, resolveBy } = await submit()
    expect(resolveBy).toBe('2061-05-09T10:00:00.000Z')
    await ask('request', 'o_wei', 'accept', { id })
    await ask('request', 'o_wei', 'extend', { id, days: 2, reason: '等配件' })
    expect(await code('request', 'o_wei', 'decideExtension', { id, approve: true })).toBe('FORBIDDEN')
    const pending = await ask('request', 'o_desk1', 'list', { view: 'desk', flag: 'extension' })
    expect(pending.items.map(item => item.id)).toContain(id)
    const granted = await ask('request', 'o_desk1', 'decideExtension', { id, approve: true })
    expect(granted.resolveBy).toBe('2061-05-11T10:00:00.000Z')
    expect((await seen(id, 'o_wang')).story[0]?.text).toContain('同意延期')
  })

  it('count as it has been counted from its start, wherever the emergency switch stands now', async () => {
    await cloud.clock.set('2061-05-06T02:00:00.000Z')
    const { id } = await submit()
    await ask('request', 'o_wei', 'accept', { id })
    await ask('street', 'o_street', 'emergency', { on: true, unit: 'u1' })
    // Handed on on a Friday morning, it is owed by Monday evening, not by the same hour on Saturday.
    const given = await ask('request', 'o_desk1', 'dispatch', { id, to: 'o_fang' })
    expect(given).toMatchObject({ urgent: false, respondBy: '2061-05-09T10:00:00.000Z' })
    await ask('request', 'o_fang', 'accept', { id })
    await ask('request', 'o_fang', 'resolve', { id, result: '好了' })
    // A second start is counted as what comes in now.
    const again = await ask('request', 'o_wang', 'reopen', { id, reason: '没有剪完' })
    expect(again).toMatchObject({ urgent: true })
    expect(again.respondBy.slice(0, 10)).toBe('2061-05-07')
    await ask('street', 'o_street', 'emergency', { on: false, unit: 'u1' })
    const back = await ask('request', 'o_desk1', 'dispatch', { id, to: 'o_wei' })
    expect(back.respondBy.slice(0, 10)).toBe('2061-05-07')
  })

  it('supervise: the reply is due, asked for, and read by whoever supervises', async () => {
    const { id } = await submit()
    await ask('request', 'o_wei', 'accept', { id })
    const told = await ask('request', 'o_street', 'supervise', { id, words: '请尽快联系居民' })
    expect(told.supervision?.repliedAt).toBeNull()
    expect((await seen(id, 'o_wang')).supervision?.words).toBe('')
    const replied = await ask('request', 'o_wei', 'reply', { id, text: '今天下午上门' })
    expect(replied.supervision?.repliedAt).not.toBeNull()
    const { items } = await ask('account', 'o_street', 'messages', {})
    expect(items[0]).toMatchObject({ request: id, as: 'desk', read: false })
  })

  it('whistle: ten people at most, each with their own part, one story', async () => {
    const { id } = await submit()
    await ask('request', 'o_wei', 'accept', { id })
    const helped = await ask('request', 'o_street', 'assist', {
      id,
      parts: [
        { to: 'o_fang', task: '搬梯子' },
        { to: 'o_na', task: '联系物业' },
      ],
    })
    expect(await code('request', 'o_wei', 'resolve', { id, result: '好了' })).toBe('PARTS_OPEN')
    const { items } = await ask('request', 'o_na', 'list', { view: 'helping' })
    expect(items.map(item => item.id)).toContain(id)
    for (const part of helped.parts) {
      const openid = part.name === '赵芳' ? 'o_fang' : 'o_na'
      await ask('request', openid, 'report', { id, part: part.id, done: true, words: '办好了' })
    }
    expect((await ask('request', 'o_wei', 'resolve', { id, result: '好了' })).status).toBe('resolved')
    expect(await types(id)).toContain('assisted')
  })

  it('merge duplicates, whose people hear of the progress and stand alone again when it is given up', async () => {
    const first = await submit()
    const second = await ask('request', 'o_zhao', 'submit', aHaircut())
    const merged = await ask('request', 'o_desk1', 'merge', { id: second.id, into: first.id })
    expect(merged).toMatchObject({ status: 'merged', mergedInto: { no: first.no } })
    await ask('request', 'o_wei', 'accept', { id: first.id })
    const { items } = await ask('account', 'o_zhao', 'messages', {})
    expect(items.map(item => item.text)).toContain('李伟接单了')
    await ask('request', 'o_wang', 'withdraw', { id: first.id })
    await cloud.trigger('timer')
    expect((await seen(second.id)).status).toBe('dispatched')
  })

  it('follow up: not solved starts it again, supervised; not by whoever did it', async () => {
    const { id } = await submit()
    await ask('request', 'o_wei', 'accept', { id })
    await ask('request', 'o_wei', 'resolve', { id, result: '好了' })
    const { items } = await ask('request', 'o_desk1', 'list', { view: 'desk', flag: 'callBack', limit: 100 })
    expect(items.map(item => item.id)).toContain(id)
    const again = await ask('request', 'o_desk1', 'followUp', { id, reached: true, solved: false })
    expect(again).toMatchObject({ status: 'dispatched', reopenings: 1 })
    expect(again.flags).toContain('supervised')
  })

  it('remind once a day', async () => {
    const { id } = await submit()
    await ask('request', 'o_wang', 'remind', { id, words: '老人等着' })
    expect(await code('request', 'o_wang', 'remind', { id })).toBe('REMINDED_TODAY')
    await cloud.clock.advance(24 * HOUR)
    expect(await code('request', 'o_wang', 'remind', { id })).toBe('ok')
  })

  it('refer outside, with the day of the answer, and take it back', async () => {
    await cloud.clock.set('2061-06-06T02:00:00.000Z')
    const { id } = await submit()
    await ask('request', 'o_wei', 'accept', { id })
    const body = { id, body: '供水公司', words: '主管道漏水', expectBy: '2061-06-08' }
    const referred = await ask('request', 'o_wei', 'refer', body)
    expect(referred).toMatchObject({ status: 'referred', dueAt: '2061-06-08T10:00:00.000Z' })
    expect(await code('request', 'o_wei', 'refer', { ...body, expectBy: '2061-06-01' })).toBe('WRONG_STATE')
    await cloud.clock.set('2061-06-08T10:01:00.000Z')
    expect((await seen(id)).story[0]?.text).toContain('外单位答复的日期到了')
    expect(await ask('request', 'o_wei', 'recall', { id, reason: '他们不管' })).toMatchObject({
      status: 'accepted',
    })
  })

  it('dispatch many at once, and say of each how it went', async () => {
    const some = await Promise.all([submit(), submit(), submit()])
    const ids = some.map(({ id }) => id)
    await ask('request', 'o_wang', 'withdraw', { id: ids[0]! })
    const { results } = await ask('request', 'o_desk1', 'dispatchMany', {
      items: ids.map(id => ({ id })),
      to: 'o_lead1',
    })
    expect(results.map(({ ok, code: why }) => [ok, why])).toEqual([
      [false, 'WRONG_STATE'],
      [true, undefined],
      [true, undefined],
    ])
  })
})
