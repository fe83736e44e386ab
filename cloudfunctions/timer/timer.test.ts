import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { smallStreet } from '../../tests/support/small-street'

const DAY = 86_400_000
let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet() })
  ;({ ask, code } = asking(cloud))
})

const resolved = async () => {
  const { id } = await ask('request', 'o_wang', 'submit', aHaircut())
  await ask('request', 'o_wei', 'accept', { id })
  await ask('request', 'o_wei', 'resolve', { id, result: '已经上门理好' })
  return id
}
const seen = (id: string) => ask('request', 'o_wang', 'get', { id })

describe('seven days of silence', () => {
  it('close what was resolved, once, and never as satisfied', async () => {
    const id = await resolved()
    await cloud.clock.advance(7 * DAY - 3_600_000)
    await cloud.trigger('timer')
    expect((await seen(id)).status).toBe('resolved')
    await cloud.clock.advance(3_600_000 + 5 * 60_000)
    const closed = await seen(id)
    expect(closed).toMatchObject({ status: 'closed', verdict: 'none' })
    await Promise.all([cloud.trigger('timer'), cloud.trigger('timer')])
    expect((await seen(id)).version).toBe(closed.version)
    expect(await code('request', 'o_wang', 'reopen', { id, reason: '又坏了' })).toBe('TOO_LATE')
  })
  it('after "not solved" start it again instead', async () => {
    const id = await resolved()
    await ask('request', 'o_wang', 'rate', { id, solved: false, words: '没有剪完' })
    await cloud.clock.advance(7 * DAY + 5 * 60_000)
    expect(await seen(id)).toMatchObject({
      status: 'dispatched',
      reopenings: 1,
      responsible: { name: '李伟' },
    })
  })
  it('are settled by two ticks at once as by one, also many at a time', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, resolved))
    await cloud.faults.set({ seed: 7, failAfter: 0.2, failBefore: 0.2 })
    await cloud.clock.advance(7 * DAY)
    await Promise.all([cloud.trigger('timer'), cloud.trigger('timer')])
    await cloud.faults.clear()
    await cloud.trigger('timer')
    for (const id of ids) {
      const { status, story } = await seen(id)
      expect(status).toBe('closed')
      expect(story.filter(entry => entry.type === 'closed')).toHaveLength(1)
    }
  })
})

describe('the timer', () => {
  it('refuses a call that carries an identity', async () => {
    expect(await cloud.invoke('timer', 'o_wang', {})).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  })
  it('keeps the answers to commands for the seven days of a key, and no longer than nine', async () => {
    const wish = aHaircut({ text: '记得我' })
    const first = await ask('request', 'o_wang', 'submit', wish, 'remember')
    await cloud.clock.advance(7 * DAY - 60_000)
    expect((await ask('request', 'o_wang', 'submit', wish, 'remember')).version).toBe(first.version)
    await cloud.clock.advance(2 * DAY)
    // Forgotten as an answer; the request itself still carries the key, so it is not made twice.
    expect((await ask('request', 'o_wang', 'submit', wish, 'remember')).id).toBe(first.id)
  })
})
