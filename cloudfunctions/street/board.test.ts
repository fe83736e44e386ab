import type { Attention } from '@domain/street/board'
import { attentions } from '@domain/street/board'
import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { smallStreet } from '../../tests/support/small-street'

const DAY_MS = 86_400_000
let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet() })
  ;({ ask, code } = asking(cloud))
  const submit = async (text: string, fields = {}) =>
    (await ask('request', 'o_wang', 'submit', aHaircut({ text, ...fields }), text)).id
  const accepted = async (text: string) => {
    const id = await submit(text)
    await ask('request', 'o_desk1', 'dispatch', { id, to: 'o_wei' }, `d${text}`)
    await ask('request', 'o_wei', 'accept', { id }, `a${text}`)
    return id
  }
  const done = async (text: string) => {
    const id = await accepted(text)
    await ask('request', 'o_wei', 'resolve', { id, result: '好了' }, `r${text}`)
    return id
  }
  await ask('request', 'o_wang', 'reopen', { id: await done('again'), reason: '没好' }, 'reopen')
  await done('silent')
  await ask('request', 'o_wei', 'extend', { id: await accepted('more'), days: 3, reason: '等料' }, 'extend')
  const watched = await accepted('watched')
  await ask('request', 'o_street', 'supervise', { id: watched, words: '请尽快' }, 'supervise')
  const today = (await ask('street', 'o_street', 'board', {})).now
  const expectBy = new Date(Date.parse(today) + 2 * DAY_MS).toISOString().slice(0, 10)
  await ask(
    'request',
    'o_wei',
    'refer',
    { id: await accepted('outside'), body: '供水公司', words: '主管道', expectBy },
    'refer',
  )
  await submit('elsewhere', { unit: 'u3' })
})

/** Every number with the length of the list behind it. */
async function numbers(openid: string): Promise<[Attention, string, number, number][]> {
  const { rows } = await ask('street', openid, 'board', {})
  const all: [Attention, string, number, number][] = []
  for (const { community, counts } of rows) {
    for (const flag of attentions) {
      const { items } = await ask('request', openid, 'list', { view: 'desk', flag, community, limit: 100 })
      all.push([flag, community, counts[flag], items.length])
    }
  }
  return all
}

describe('the supervision board', () => {
  it('counts what the lists behind it show, before and after deadlines have passed', async () => {
    for (const _day of [0, 14]) {
      await cloud.clock.advance(_day * DAY_MS)
      for (const [flag, community, count, length] of await numbers('o_street')) {
        expect(count, `${flag} in ${community} after ${_day} days`).toBe(length)
      }
    }
    const seen = (await numbers('o_street')).filter(([, , count]) => count > 0).map(([flag]) => flag)
    expect(new Set(seen)).toEqual(
      new Set(['overdue', 'atStreet', 'reopened', 'supervised', 'extension', 'referralDue', 'callBack']),
    )
  })

  it('shows a desk its own communities, and nobody else anything', async () => {
    expect((await ask('street', 'o_desk2', 'board', {})).rows.map(({ community }) => community)).toEqual([
      'c2',
    ])
    expect((await numbers('o_desk2')).every(([, , count, length]) => count === length)).toBe(true)
    expect(await code('street', 'o_wei', 'board', {})).toBe('FORBIDDEN')
    expect(await code('street', 'o_wang', 'board', {})).toBe('FORBIDDEN')
  })
})
