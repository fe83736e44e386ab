import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { post, smallStreet } from '../../tests/support/small-street'

let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>
const HOUR = 3_600_000

beforeAll(async () => {
  const more = ['a', 'b', 'c', 'd', 'e'].map(name => post(`o_${name}`, `干部${name}`, 'cadre', 'u2'))
  cloud = await startCloud({ import: smallStreet({ posts: more }) })
  ;({ ask, code } = asking(cloud))
})

/** A request in somebody's hand. */
const heldBy = async (openid: string, unit = 'u2') => {
  const { id } = await ask('request', 'o_wang', 'submit', aHaircut({ unit }))
  await ask('request', openid, 'accept', { id })
  return id
}
const holder = async (id: string) => (await ask('request', 'o_wang', 'get', { id })).responsible.name

describe('when somebody leaves', () => {
  it('the lead has what they held in the same stroke, each with its story', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => heldBy('o_a')))
    const leaving = { post: 'o_a:cadre:u2', why: 'ended' as const }
    expect(await ask('street', 'o_desk1', 'beforeLeaving', leaving)).toEqual({
      count: 7,
      successors: [{ role: 'lead', name: '钱组长' }],
      last: false,
      calledOff: 0,
    })
    expect(await code('street', 'o_desk2', 'beforeLeaving', leaving)).toBe('FORBIDDEN')
    const officer = { post: 'o_street:street:street', why: 'leave' as const }
    expect((await ask('street', 'o_street', 'beforeLeaving', officer)).last).toBe(true)
    const { handedOver, post: ended } = await ask('street', 'o_street', 'endPost', { post: 'o_a:cadre:u2' })
    expect(handedOver).toBe(7)
    expect(ended.active).toBe(false)
    for (const id of ids) {
      const view = await ask('request', 'o_wang', 'get', { id })
      expect(view).toMatchObject({ status: 'dispatched', responsible: { role: 'lead', name: '钱组长' } })
      expect(view.story[0]?.text).toBe('干部a已调离岗位，改由钱组长负责')
    }
    expect(await code('request', 'o_a', 'resolve', { id: ids[0], result: '好了' })).toBe('FORBIDDEN')
    await ask('request', 'o_lead2', 'accept', { id: ids[0]! })
  })

  it('the lead answers for it from the moment on, even while the hand-over fails', async () => {
    const id = await heldBy('o_b')
    await cloud.faults.set({ seed: 3, crash: 0, failBefore: 0.65 })
    for (let tries = 0; tries < 20; tries++) {
      const done = await cloud
        .invoke<{ ok: boolean }>('street', 'o_street', {
          action: 'endPost',
          input: { post: 'o_b:cadre:u2' },
          key: 'end-b',
        })
        .catch(() => ({ ok: false }))
      if (done.ok) break
    }
    await cloud.faults.clear()
    expect(await code('street', 'o_street', 'endPost', { post: 'o_b:cadre:u2' }, 'end-b')).toBe('ok')
    expect(await holder(id)).toBe('钱组长')
    const hand = await ask('request', 'o_lead2', 'list', { view: 'hand', limit: 100 })
    expect(hand.items.map(item => item.id)).toContain(id)
    expect((await ask('request', 'o_lead2', 'accept', { id })).status).toBe('accepted')
  })

  it('on leave: what they hold is handed over when it begins, and nothing new comes', async () => {
    const id = await heldBy('o_c')
    const now = Date.parse(await cloud.clock.now())
    const from = new Date(now + 2 * HOUR).toISOString()
    const until = new Date(now + 50 * HOUR).toISOString()
    await ask('street', 'o_desk1', 'leave', { person: 'o_c', from, until })
    expect(await holder(id)).toBe('干部c')
    // The lead answers for it at once, though the timer can't write anything yet.
    await cloud.faults.set({ failBefore: 1 })
    await cloud.clock.advance(2 * HOUR)
    await cloud.faults.clear()
    expect(await holder(id)).toBe('钱组长')
    await cloud.trigger('timer')
    expect(await holder(id)).toBe('钱组长')
    expect(await code('request', 'o_desk1', 'dispatch', { id, to: 'o_c' })).toBe('PERSON_UNAVAILABLE')
    await cloud.clock.advance(49 * HOUR)
    expect(await code('request', 'o_desk1', 'dispatch', { id, to: 'o_c' })).toBe('ok')
  })

  it('a part of somebody else’s work goes to the lead too', async () => {
    const id = await heldBy('o_d')
    await ask('request', 'o_d', 'assist', { id, parts: [{ to: 'o_e', task: '搬梯子' }] })
    await ask('street', 'o_street', 'endPost', { post: 'o_e:cadre:u2' })
    const view = await ask('request', 'o_street', 'get', { id })
    expect(view.parts).toMatchObject([{ name: '钱组长', status: 'asked' }])
  })

  it('the lead’s own goes to the desk, an empty desk’s to the street, and the last officer stays', async () => {
    const id = await heldBy('o_lead2')
    await ask('street', 'o_street', 'endPost', { post: 'o_lead2:lead:u2' })
    expect(await holder(id)).toBe('示例一社区')
    await ask('street', 'o_street', 'endPost', { post: 'o_desk1:community:c1' })
    expect(await holder(id)).toBe('街道')
    expect(await code('street', 'o_street', 'endPost', { post: 'o_street:street:street' })).toBe(
      'LAST_OFFICER',
    )
    expect(await code('request', 'o_street', 'dispatch', { id, to: 'o_d' })).toBe('ok')
  })

  it('two officers who end one another’s posts at once don’t leave the street without anybody', async () => {
    const officer = { phone: '13800000000', role: 'street', scope: 'street' } as const
    await ask('street', 'o_street', 'appoint', { ...officer, person: 'o_second', name: '冯科长' })
    // Slow enough that each looks before the other writes; and nobody waits for a worker to start.
    await cloud.faults.set({ slow: { p: 1, ms: 60 } })
    await Promise.all(['o_street', 'o_second'].map(openid => ask('street', openid, 'roster', {})))
    const codes = await Promise.all([
      code('street', 'o_street', 'endPost', { post: 'o_second:street:street' }),
      code('street', 'o_second', 'endPost', { post: 'o_street:street:street' }),
    ])
    await cloud.faults.clear()
    expect(codes).toContain('LAST_OFFICER')
    const { posts } = await ask('street', codes[1] === 'ok' ? 'o_second' : 'o_street', 'roster', {})
    expect(posts.filter(({ role, active }) => role === 'street' && active).length).toBeGreaterThan(0)
    if (codes[1] !== 'ok') return
    await ask('street', 'o_second', 'appoint', { ...officer, person: 'o_street', name: '街道办' })
  })

  it('they can be appointed again', async () => {
    const again = { person: 'o_a', name: '干部a', phone: '13800000000', role: 'cadre', scope: 'u2' } as const
    expect(await code('street', 'o_desk2', 'appoint', again)).toBe('FORBIDDEN')
    expect((await ask('street', 'o_street', 'appoint', again)).active).toBe(true)
    expect(await code('street', 'o_street', 'appoint', again)).toBe('POST_EXISTS')
  })
})

describe('who may', () => {
  it('keep the roster: the street all of it, a community its own units', async () => {
    expect(await code('street', 'o_desk2', 'endPost', { post: 'o_wei:cadre:u1' })).toBe('FORBIDDEN')
    expect(await code('street', 'o_wei', 'endPost', { post: 'o_wei:cadre:u1' })).toBe('FORBIDDEN')
    expect(await code('street', 'o_wang', 'roster', {})).toBe('FORBIDDEN')
    expect(await code('street', 'o_desk2', 'roster', { community: 'c1' })).toBe('FORBIDDEN')
    const { posts } = await ask('street', 'o_desk2', 'roster', {})
    expect(posts.every(each => each.scope === 'c2' || each.scope === 'u3')).toBe(true)
  })
})
