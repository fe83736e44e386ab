import type { Reply } from '@domain/contract'
import type { RequestView } from '@domain/request/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { crowd, smallStreet } from '../../tests/support/small-street'

let cloud: Cloud
let { ask, code, reply } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet({ posts: crowd(50) }) })
  ;({ ask, code, reply } = asking(cloud))
})

/** Every request of a resident, over all pages. */
async function allOf(openid: string) {
  const items = []
  for (let cursor: string | undefined; ; ) {
    const page = await ask('request', openid, 'list', { view: 'mine', limit: 50, cursor })
    items.push(...page.items)
    if (!page.next) return items
    cursor = page.next
  }
}

describe('50 cadres tapping 接单 at once', () => {
  it('leave one who has it, and 49 who are told who', async () => {
    const { id } = await ask('request', 'o_wang', 'submit', aHaircut())
    const takers = crowd(50).map(post => post.person)
    const answers = await Promise.all(
      takers.map(taker => reply('request', taker, 'accept', { id }, `take-${taker}`)),
    )
    const winners = answers.filter(answer => answer.ok)
    expect(winners).toHaveLength(1)
    const holder = (winners[0] as { data: RequestView }).data.responsible.name
    for (const answer of answers.filter(a => !a.ok)) {
      expect(answer).toMatchObject({
        code: 'TAKEN',
        details: { by: holder },
        message: `${holder}已经接单了`,
      })
    }
    const { story } = await ask('request', 'o_wang', 'get', { id })
    expect(story.filter(entry => entry.type === 'accepted')).toHaveLength(1)
  })
})

/** Every operation takes as long as on a bad day, so that calls at once all read before the first of them writes. */
async function inStep<T>(calls: (() => Promise<T>)[]): Promise<T[]> {
  await Promise.all(Array.from({ length: 8 }, () => ask('request', 'o_warm', 'home', {})))
  await cloud.faults.set({ slow: { p: 1, ms: 60 } })
  try {
    return await Promise.all(calls.map(call => call()))
  } finally {
    await cloud.faults.clear()
  }
}

describe('calls that read before any of them writes', () => {
  it('leave one who has it, where two take it', async () => {
    const { id } = await ask('request', 'o_step', 'submit', aHaircut())
    const takers = ['o_wei', 'o_fang', 'o_crowd1', 'o_crowd2']
    const codes = await inStep(takers.map(taker => () => code('request', taker, 'accept', { id })))
    expect(codes.sort()).toEqual(['TAKEN', 'TAKEN', 'TAKEN', 'ok'])
    const { story, version } = await ask('request', 'o_step', 'get', { id })
    expect(story.filter(entry => entry.type === 'accepted')).toHaveLength(1)
    expect(version).toBe(2)
  })
  it('keep every note', async () => {
    const { id } = await ask('request', 'o_step', 'submit', aHaircut())
    const words = ['一', '二', '三', '四']
    await inStep(words.map(text => () => ask('request', 'o_step', 'note', { id, text }, `note-${text}`)))
    const { story } = await ask('request', 'o_step', 'get', { id })
    const notes = story.filter(entry => entry.type === 'noted')
    expect(notes.map(({ detail }) => detail).sort()).toEqual([...words].sort())
  })
  it('ask WeChat about each one’s words once, however often they are tried', async () => {
    const { id } = await ask('request', 'o_step', 'submit', aHaircut())
    const before = (await cloud.outbox.items()).at(-1)?.id
    const words = Array.from({ length: 12 }, (_, i) => `第 ${i} 句`)
    await inStep(words.map(text => () => ask('request', 'o_step', 'note', { id, text }, `note-${text}`)))
    const asked = (await cloud.outbox.items(before)).filter(({ api }) => api === 'security.msgSecCheck')
    expect(asked.map(({ args }) => args.content).sort()).toEqual([...words].sort())
  })
  it('make one request of one key', async () => {
    const send = () => reply('request', 'o_twice', 'submit', aHaircut(), 'at once')
    const answers = await inStep([send, send, send, send])
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await allOf('o_twice')).toHaveLength(1)
  })
})

describe('merging', () => {
  const submit = async (openid: string) => (await ask('request', openid, 'submit', aHaircut())).id
  const seen = (id: string) => ask('request', 'o_street', 'get', { id })
  const merge = (id: string, into: string, version?: number) =>
    code('request', 'o_desk1', 'merge', { id, into, version })
  const joins = async (id: string) =>
    (await seen(id)).story.filter(entry => entry.type === 'duplicateJoined').length

  it('by a desk that has seen an older version changes neither of the two', async () => {
    const [id, into] = [await submit('o_second'), await submit('o_first')]
    await ask('request', 'o_second', 'note', { id, text: '其实是另一件事' })
    expect(await merge(id, into, 1)).toBe('CHANGED')
    expect(await seen(into)).toMatchObject({ duplicates: 0, version: 1 })
    expect(await merge(id, into, 2)).toBe('ok')
    expect(await joins(into)).toBe(1)
  })
  it('leaves no trace of what was withdrawn meanwhile', async () => {
    const [id, into] = [await submit('o_second'), await submit('o_first')]
    const codes = await inStep([() => merge(id, into), () => code('request', 'o_second', 'withdraw', { id })])
    // Mostly the withdrawal is first; the other way round it comes too late.
    expect(codes).toEqual(codes[0] === 'ok' ? ['ok', 'WRONG_STATE'] : ['WRONG_STATE', 'ok'])
    expect(await seen(into)).toMatchObject({ duplicates: codes[0] === 'ok' ? 1 : 0 })
  })
  it('of two into one another leaves somebody who answers for them', async () => {
    const [id, other] = [await submit('o_first'), await submit('o_second')]
    await inStep([() => merge(id, other), () => merge(other, id)])
    const both = await Promise.all([seen(id), seen(other)])
    const left = both.filter(({ status }) => status !== 'merged')
    expect(left.length).toBeGreaterThan(0)
    // Whoever is merged is followed by the one that is left, and by nobody else.
    for (const one of left) expect(one.duplicates).toBe(2 - left.length)
  })
  it('twice at once is merging once', async () => {
    const [id, into] = [await submit('o_second'), await submit('o_first')]
    await inStep([() => merge(id, into), () => merge(id, into)])
    expect(await seen(id)).toMatchObject({ status: 'merged' })
    expect(await seen(into)).toMatchObject({ duplicates: 1 })
    expect(await joins(into)).toBe(1)
  })
  it('makes no chains: what others were merged into stays', async () => {
    const [first, second, third] = [await submit('o_1'), await submit('o_2'), await submit('o_3')]
    expect(await merge(third, second)).toBe('ok')
    expect(await merge(second, first)).toBe('MERGE_IMPOSSIBLE')
    expect(await seen(first)).toMatchObject({ version: 1 })
    expect(await merge(first, second)).toBe('ok')
  })
})

describe('300 submissions at once, half of them sent twice', () => {
  it('become 300 requests: none lost, none doubled, and both answers of a pair are the same', async () => {
    const wishes = Array.from({ length: 300 }, (_, i) => ({ openid: `o_many${i % 30}`, key: `wish-${i}` }))
    const sent = [...wishes, ...wishes.filter((_, i) => i % 2 === 0)]
    const answers = new Map<string, Reply<RequestView>[]>()
    await Promise.all(
      sent.map(async ({ openid, key }) => {
        const answer = await reply('request', openid, 'submit', aHaircut({ text: key }), key)
        answers.set(key, [...(answers.get(key) ?? []), answer as Reply<RequestView>])
      }),
    )
    for (const pair of answers.values()) {
      expect(pair[0]).toMatchObject({ ok: true })
      for (const answer of pair) expect(answer).toEqual(pair[0])
    }
    const kept = (await Promise.all(Array.from({ length: 30 }, (_, i) => allOf(`o_many${i}`)))).flat()
    expect(kept.map(item => item.summary).sort()).toEqual(wishes.map(wish => wish.key).sort())
  }, 60_000)
})

describe('a key', () => {
  it('gives the first answer again, however the matter went on', async () => {
    const first = await reply('request', 'o_key', 'submit', aHaircut(), 'once')
    const { id } = (first as { data: RequestView }).data
    await ask('request', 'o_wei', 'accept', { id })
    expect(await reply('request', 'o_key', 'submit', aHaircut(), 'once')).toEqual(first)
    const no = await reply('request', 'o_fang', 'accept', { id }, 'late')
    await ask('request', 'o_wei', 'return', { id, reason: '出差' })
    expect(await reply('request', 'o_fang', 'accept', { id }, 'late')).toEqual(no)
  })
  it('with another input is refused', async () => {
    await reply('request', 'o_key', 'submit', aHaircut(), 'reused')
    const other = await reply('request', 'o_key', 'submit', aHaircut({ text: '另一件' }), 'reused')
    expect(other).toMatchObject({ ok: false, code: 'KEY_REUSED' })
  })
  it('belongs to its caller', async () => {
    const mine = await reply('request', 'o_a', 'submit', aHaircut(), 'same')
    const yours = await reply('request', 'o_b', 'submit', aHaircut(), 'same')
    expect((mine as { data: RequestView }).data.id).not.toBe((yours as { data: RequestView }).data.id)
  })
})
