import type { RequestItem } from '@domain/request/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { post, smallStreet } from '../../tests/support/small-street'

let cloud: Cloud
let { ask } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  // 周两 has posts in two units, whose duties are not for haircuts.
  const two = (unit: string) => post('o_two', '周两', 'cadre', unit, { duties: ['education'] })
  cloud = await startCloud({ import: smallStreet({ posts: [two('u1'), two('u2')] }) })
  ;({ ask } = asking(cloud))
  // 45 in unit u1: 15 accepted by 李伟 of which 5 were withdrawn afterwards, 30 waiting for acceptance.
  for (let i = 0; i < 45; i++) {
    const { id } = await ask('request', 'o_wang', 'submit', aHaircut({ text: `第 ${i} 件` }))
    if (i < 15) await ask('request', 'o_wei', 'accept', { id })
    if (i < 5) await ask('request', 'o_wang', 'withdraw', { id })
  }
  await ask('request', 'o_li', 'submit', aHaircut({ unit: 'u3', text: '别的社区' }))
})

type Ask = Parameters<typeof ask<'request', 'list'>>[3]

async function pages(openid: string, wanted: Ask): Promise<RequestItem[][]> {
  const all: RequestItem[][] = []
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await ask('request', openid, 'list', { ...wanted, limit: 7, cursor })
    all.push(items)
    if (!next) return all
    cursor = next
  }
}

describe('a list in pages', () => {
  it('shows everything once, in its order, in full pages', async () => {
    const views: [string, Ask, number][] = [
      ['o_wang', { view: 'mine' }, 45],
      ['o_wang', { view: 'mine', open: true }, 40],
      ['o_wang', { view: 'mine', open: false }, 5],
      ['o_wei', { view: 'workbench' }, 45],
      ['o_wei', { view: 'unit' }, 45],
      ['o_wei', { view: 'done' }, 5],
      ['o_desk1', { view: 'desk', status: 'dispatched' }, 30],
      ['o_street', { view: 'desk', status: 'withdrawn' }, 5],
      ['o_street', { view: 'desk' }, 1],
    ]
    for (const [openid, wanted, count] of views) {
      const all = await pages(openid, wanted)
      const ids = all.flat().map(item => item.id)
      expect(new Set(ids).size, JSON.stringify(wanted)).toBe(count)
      expect(ids).toHaveLength(count)
      for (const page of all.slice(0, -1)) expect(page).toHaveLength(7)
    }
  })
  it('has the withdrawn ones first on the workbench, then what is due soonest', async () => {
    const items = (await pages('o_wei', { view: 'workbench' })).flat()
    expect(items.slice(0, 5).map(item => item.status)).toEqual(Array(5).fill('withdrawn'))
    const due = items.slice(5).map(item => item.dueAt!)
    expect(due).toHaveLength(40)
    expect(due).toEqual([...due].sort())
  })
  it('shows what is in hand apart from what waits with others', async () => {
    const mine = (await pages('o_wei', { view: 'workbench' })).flat().filter(item => item.mine)
    expect(mine.length).toBeGreaterThan(15)
    expect((await pages('o_wei', { view: 'hand' })).flat()).toEqual(mine)
    expect((await pages('o_wei', { view: 'hand', unit: 'u1' })).flat()).toEqual(mine)
  })
  it('shows what is in hand in one unit alone where that is asked for', async () => {
    const { id } = await ask('request', 'o_li', 'submit', aHaircut({ unit: 'u2' }))
    await ask('request', 'o_two', 'accept', { id })
    const inUnit = async (unit: string) =>
      (await pages('o_two', { view: 'workbench', unit })).flat().filter(item => item.mine)
    expect((await inUnit('u2')).map(item => item.id)).toEqual([id])
    expect(await inUnit('u1')).toEqual([])
    expect((await pages('o_two', { view: 'hand', unit: 'u1' })).flat()).toEqual([])
    expect((await pages('o_two', { view: 'hand' })).flat()).toHaveLength(1)
    await expect(pages('o_two', { view: 'hand', unit: 'u3' })).rejects.toThrow()
  })
  it('forgets the withdrawn ones on the workbench after a day', async () => {
    await cloud.clock.advance(25 * 3_600_000)
    const items = (await pages('o_wei', { view: 'workbench' })).flat()
    expect(items.map(item => item.status)).not.toContain('withdrawn')
  })
  it('belongs to the caller: a desk sees its own community, a resident their own', async () => {
    const seen = (await pages('o_desk2', { view: 'desk' })).flat()
    expect(seen.map(item => item.summary)).toEqual(['别的社区'])
    expect((await pages('o_nobody', { view: 'mine' })).flat()).toEqual([])
  })
})
