import type { MeasureId } from '@domain/ledger/measures'
import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { smallStreet } from '../../tests/support/small-street'

const DAY = 86_400_000
let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>
let month: string

const aPuddle = { category: 'environment', text: '', answers: { problem: ['water'], place: '楼下' } }
const submitted = async (fields: Record<string, unknown> = {}) =>
  (await ask('request', 'o_wang', 'submit', aHaircut(fields))).id
const accepted = async (fields = {}) => {
  const id = await submitted(fields)
  await ask('request', 'o_wei', 'accept', { id })
  return id
}
const resolved = async (fields = {}) => {
  const id = await accepted(fields)
  await ask('request', 'o_wei', 'resolve', { id, result: '已经上门理好' })
  return id
}
type Said = Omit<Parameters<typeof ask<'request', 'rate'>>[3], 'id'>
const rated = async (said: Said) => {
  const id = await resolved()
  await ask('request', 'o_wang', 'rate', { id, ...said })
  return id
}
type Asked = Partial<Parameters<typeof ask<'street', 'rates'>>[3]>
const ratesFor = (openid: string, asked: Asked = {}) =>
  ask('street', openid, 'rates', { from: month, until: month, by: 'unit', ...asked })
type Listed = Partial<Parameters<typeof ask<'request', 'list'>>[3]>
async function recordsBehind(openid: string, measure: MeasureId, asked: Listed = {}) {
  const ids: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = { view: 'counted' as const, from: month, until: month, measure, limit: 6, cursor, ...asked }
    const { items, next } = await ask('request', openid, 'list', page)
    ids.push(...items.map(({ id }) => id))
    if (!next) return ids
    cursor = next
  }
}

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet() })
  ;({ ask, code } = asking(cloud))
  // The middle of a month, on a Monday morning in Lanzhou, so that nothing runs over its end.
  await cloud.clock.set('2031-03-10T01:30:00.000Z')
  month = '2031-03'

  await rated({ solved: true, satisfaction: 'satisfied' })
  await rated({ solved: true, satisfaction: 'neutral' })
  await rated({ solved: true })
  await rated({ solved: false, satisfaction: 'dissatisfied' })
  const again = await rated({ solved: false, satisfaction: 'dissatisfied' })
  await ask('request', 'o_wang', 'reopen', { id: again, reason: '没有剪完' })
  await resolved()
  await accepted()
  const main = await submitted()
  await submitted(aPuddle)
  const gone = await submitted()
  await ask('request', 'o_wang', 'withdraw', { id: gone })
  const takenBack = await accepted()
  await ask('request', 'o_wang', 'withdraw', { id: takenBack })
  const refused = await submitted()
  const instead = { reason: '不在服务范围', instead: '请打 12345' }
  await ask('request', 'o_desk1', 'refuse', { id: refused, ...instead })
  const duplicate = await submitted()
  await ask('request', 'o_desk1', 'merge', { id: duplicate, into: main })
  await ask('request', 'o_li', 'submit', aHaircut({ unit: 'u3' }))
  await cloud.trigger('timer')
})

describe('the rates of a month', () => {
  it('are what residents said, silence apart', async () => {
    const { whole } = await ratesFor('o_street')
    expect(whole.counts).toEqual({
      total: 14,
      answeredOnTime: 9,
      answeredLate: 0,
      unanswered: 4,
      solved: 3,
      unsolved: 2,
      noAnswer: 0,
      notYet: 5,
      notAsked: 3,
      satisfied: 1,
      neutral: 1,
      dissatisfied: 2,
      unrated: 9,
      reopened: 1,
      refused: 1,
      withdrawn: 2,
      merged: 1,
    })
    expect(whole.rates).toEqual({ response: 1, resolution: 0.6, satisfaction: 0.25 })
  })
  it('open the records behind every number, for the whole and in every row', async () => {
    const { whole, measures } = await ratesFor('o_street')
    for (const { id } of measures) {
      expect(await recordsBehind('o_street', id), id).toHaveLength(whole.counts[id])
    }
    for (const by of ['unit', 'community', 'category'] as const) {
      for (const { key, counts } of (await ratesFor('o_street', { by })).rows) {
        for (const { id } of measures) {
          const records = await recordsBehind('o_street', id, { [by]: key })
          expect(records, `${id} of ${key}`).toHaveLength(counts[id])
        }
      }
    }
  })
  it('stand in rows under their names, with what every number means', async () => {
    const names = async (by: Asked['by'], more: Asked = {}) =>
      (await ratesFor('o_street', { by, ...more })).rows.map(row => row.name)
    expect(await names('unit')).toEqual(['一单元', '三单元'])
    expect(await names('community')).toEqual(['示例一社区', '示例二社区'])
    expect(await names('category')).toEqual(['义剪', '环境卫生'])
    expect(await names('month', { from: '2031-01', until: '2031-05' })).toEqual(['2031年3月'])
    expect(await names('unit', { category: 'environment' })).toEqual(['一单元'])
    expect(await names('category', { unit: 'u3' })).toEqual(['义剪'])
    const { measures, rates } = await ratesFor('o_street')
    expect(rates.map(({ name }) => name)).toEqual(['响应率', '解决率', '满意率'])
    for (const { definition } of [...measures, ...rates]) expect(definition).not.toBe('')
  })
  it('are counted by nobody’s scan: two round trips, and rows in the tens', async () => {
    await cloud.metrics.reset()
    await ratesFor('o_street', { from: '2029-04', until: '2031-03' })
    const cost = (await cloud.metrics.get()).functions.street!.rates!
    expect(cost.roundTrips).toBe(2)
    expect(cost.rowsScanned).toBeLessThan(20)
  })
})

describe('whoever asks', () => {
  it('from a community sees its own', async () => {
    const { rows, whole } = await ratesFor('o_desk2', { by: 'community' })
    expect(rows.map(row => row.key)).toEqual(['c2'])
    expect(whole.counts.total).toBe(1)
    expect(await recordsBehind('o_desk2', 'total')).toHaveLength(1)
    expect(await recordsBehind('o_desk2', 'total', { unit: 'u1' })).toEqual([])
    expect((await ratesFor('o_desk2', { unit: 'u1' })).rows).toEqual([])
  })
  it('for another’s community, or without such a post, is refused', async () => {
    const span = { from: month, until: month }
    const rates = (openid: string, more: object = {}) =>
      code('street', openid, 'rates', { ...span, by: 'unit', ...more })
    const list = (openid: string, more: object = {}) =>
      code('request', openid, 'list', { ...span, view: 'counted', measure: 'total', ...more })
    for (const asked of [rates, list]) {
      expect(await asked('o_desk2', { community: 'c1' })).toBe('FORBIDDEN')
      for (const openid of ['o_wang', 'o_wei', 'o_lead1', 'o_counsellor']) {
        expect(await asked(openid)).toBe('FORBIDDEN')
      }
      expect(await asked('o_street', { community: 'c1' })).toBe('ok')
      expect(await asked('o_street', { from: '2031-04' })).toBe('INVALID_INPUT')
      expect(await asked('o_street', { from: '2029-03' })).toBe('INVALID_INPUT')
      expect(await asked('o_street', { from: '2031-13' })).toBe('INVALID_INPUT')
    }
    expect(await code('request', 'o_street', 'list', { ...span, view: 'counted' })).toBe('INVALID_INPUT')
  })
})

describe('a request', () => {
  const totals = async () => {
    const { rows } = await ratesFor('o_street')
    return Object.fromEntries(rows.map(row => [row.key, row.counts.total]))
  }
  it('goes with its unit from one cell to another, also when it moves twice before anybody counts', async () => {
    const before = await totals()
    const id = await submitted()
    await submitted()
    await cloud.trigger('timer')
    expect(await totals()).toEqual({ ...before, u1: before.u1! + 2 })
    await ask('request', 'o_desk1', 'dispatch', { id, unit: 'u2' })
    // Somebody else’s matter has its cell counted while this one is in it.
    await ask('request', 'o_wang', 'submit', aHaircut({ unit: 'u2' }))
    await ask('request', 'o_desk1', 'dispatch', { id, unit: 'u3' })
    await cloud.trigger('timer')
    expect(await totals()).toEqual({ u1: before.u1! + 1, u2: 1, u3: before.u3! + 1 })
    await ask('request', 'o_desk2', 'dispatch', { id, unit: 'u2' })
    await cloud.trigger('timer')
    expect(await totals()).toEqual({ u1: before.u1! + 1, u2: 2, u3: before.u3! })
  })
  it('is counted once by any number of timers, whatever fails, is slow or moves meanwhile', async () => {
    const expectCounted = async () => {
      const { rows, whole } = await ratesFor('o_street')
      for (const { key, counts } of rows) {
        expect(await recordsBehind('o_street', 'total', { unit: key })).toHaveLength(counts.total)
      }
      return whole.counts.total
    }
    const before = await expectCounted()
    const ids = await Promise.all(Array.from({ length: 8 }, () => submitted({ unit: 'u2' })))
    for (let round = 0; round < 4; round++) {
      const slow = { p: 0.15, ms: 400 }
      await cloud.faults.set({ seed: round, failAfter: 0.1, failBefore: 0.1, conflict: 0.1, slow })
      // Every change is followed by a tick, and nobody waits for the ticks before it.
      const under = ids.map(async (id, i) => {
        await code('request', 'o_street', 'dispatch', { id, unit: `u${1 + ((i + round) % 3)}` })
        if (i % 2 === 0) await cloud.trigger('timer')
      })
      await Promise.allSettled([cloud.trigger('timer'), ...under])
      await cloud.faults.clear()
      await cloud.trigger('timer')
      expect(await expectCounted()).toBe(before + 8)
    }
  })
  it('that nobody judged in seven days is told apart from the solved ones', async () => {
    const { whole: before } = await ratesFor('o_street')
    await resolved()
    await cloud.trigger('timer')
    const { whole: open } = await ratesFor('o_street')
    expect(open.counts.notYet).toBe(before.counts.notYet + 1)
    await cloud.clock.advance(7 * DAY + 120_000)
    await cloud.trigger('timer')
    const { whole, measures } = await ratesFor('o_street')
    expect(whole.counts.noAnswer).toBe(2)
    expect(whole.counts.solved).toBe(before.counts.solved)
    // Whoever said "not solved" and did not reopen it: done again, and still unsolved by the resident’s word.
    expect(whole.counts).toMatchObject({ unsolved: 2, dissatisfied: 2, reopened: 2 })
    // What nobody took in the meantime is late, so the rate has fallen.
    expect(whole.counts.answeredLate).toBeGreaterThan(0)
    expect(whole.rates.response).toBeLessThan(1)
    for (const { id } of measures) {
      expect(await recordsBehind('o_street', id), id).toHaveLength(whole.counts[id])
    }
  })
})
