import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { posts, smallStreet } from '../../tests/support/small-street'

let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>

/** Was a cadre of unit u1 until lately. */
const former = { ...posts[0]!, _id: 'o_former:cadre:u1', person: 'o_former', active: false }

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet({ posts: [former] }) })
  ;({ ask, code } = asking(cloud))
})

describe('a resident’s own data', () => {
  it('is kept as it is given, field by field', async () => {
    await ask('account', 'o_new', 'save', { unit: 'u2' })
    const me = await ask('account', 'o_new', 'save', { name: '王阿姨', phone: '13800001234' })
    expect(me).toMatchObject({ name: '王阿姨', phone: '13800001234', unit: { id: 'u2', name: '二单元' } })
    expect((await ask('request', 'o_new', 'home', {})).me).toEqual(me)
    expect((await ask('account', 'o_new', 'save', { phone: '' })).phone).toBe('')
  })
  it('keeps both of two things saved in the same moment', async () => {
    const saves = [{ unit: 'u1' }, { name: '赵大姐' }, { phone: '13800005678' }]
    await Promise.all(saves.map(fields => ask('account', 'o_hasty', 'save', fields)))
    const me = await ask('account', 'o_hasty', 'me', {})
    expect(me).toMatchObject({ name: '赵大姐', phone: '13800005678', unit: { id: 'u1' } })
  })
  it('names the day in Lanzhou on which a request was made', async () => {
    const now = await cloud.clock.now()
    // Half past midnight in Lanzhou is half past four in the afternoon of the day before in UTC.
    const day = new Date(Date.parse(now) + 2 * 86_400_000).toISOString().slice(0, 10)
    await cloud.clock.set(`${day}T16:30:00.000Z`)
    const { no } = await ask('request', 'o_night', 'submit', aHaircut())
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    const { records } = await ask('account', 'o_night', 'mine', {})
    expect(records.find(({ what }) => what === '我的诉求')?.text).toBe(`${no} 义剪 待接单 ${next}`)
    expect(no.slice(0, 6)).toBe(next.slice(2).replaceAll('-', ''))
  })
  it('can be seen, copied and taken away', async () => {
    await ask('account', 'o_see', 'save', { name: '李大爷', unit: 'u1' })
    await ask('request', 'o_see', 'submit', aHaircut())
    const mine = await ask('account', 'o_see', 'mine', {})
    expect(mine.requests.total).toBe(1)
    expect(Object.fromEntries(mine.records.map(({ what, count }) => [what, count]))).toEqual({
      ...{ 个人资料: 1, 岗位: 0, 我的诉求: 1 },
      ...{ 预约的服务: 0, 候补和回电: 0, 消息: 0 },
    })
    expect(await ask('account', 'o_see', 'forget', {})).toMatchObject({ name: '', unit: null })
    expect((await ask('account', 'o_see', 'mine', {})).requests.total).toBe(1)
  })
  it('names the messages to a person, and the wish to be called, which stand under no name', async () => {
    const wish = { phone: '13800001234', consent: true as const, why: 'safety' as const }
    await ask('hotline', 'o_see', 'askForCall', wish)
    const { id } = await ask('request', 'o_see', 'submit', aHaircut())
    await ask('request', 'o_desk1', 'dispatch', { id, to: 'o_wei' })
    await ask('request', 'o_wei', 'accept', { id })
    const { records } = await ask('account', 'o_see', 'mine', {})
    const countOf = (kind: string) => records.find(({ what }) => what === kind)?.count
    expect(countOf('候补和回电')).toBe(1)
    expect(countOf('消息')).toBeGreaterThan(0)
  })
  it('refuses a unit that does not exist', async () => {
    expect(await code('account', 'o_new', 'save', { unit: 'u99' })).toBe('UNIT_UNKNOWN')
  })
})

describe('without the hotline’s keys', () => {
  it('everybody reads their other messages all the same', async () => {
    const env = { HOTLINE_KEYS: '', HOTLINE_PEPPER: '' }
    const keyless = asking(await startCloud({ import: smallStreet(), env }))
    const { responsible } = await keyless.ask('request', 'o_wang', 'submit', aHaircut())
    const cadre = posts.find(({ name }) => name === responsible.name)!.person
    expect(await keyless.ask('account', cadre, 'messages', {})).toMatchObject({ unread: 1 })
    expect(await keyless.ask('account', cadre, 'read', {})).toEqual({ unread: 0 })
  })
})

describe('posts', () => {
  it('are what the roster says, whatever the caller claims', async () => {
    expect((await ask('account', 'o_wei', 'me', {})).posts).toEqual([
      { role: 'cadre', scope: 'u1', scopeName: '一单元', name: '李伟' },
    ])
    const input = { name: '我', posts: [{ role: 'street' }] }
    await cloud.invoke('account', 'o_new', { action: 'save', input })
    expect((await ask('account', 'o_new', 'me', {})).posts).toEqual([])
  })
  it('that were taken away give nothing any more', async () => {
    const { id } = await ask('request', 'o_wang', 'submit', aHaircut())
    expect((await ask('account', 'o_former', 'me', {})).posts).toEqual([])
    expect(await code('request', 'o_former', 'list', { view: 'workbench' })).toBe('FORBIDDEN')
    expect(await code('request', 'o_former', 'get', { id })).toBe('FORBIDDEN')
    expect(await code('request', 'o_former', 'accept', { id })).toBe('FORBIDDEN')
  })
})

describe('the street', () => {
  it('shows its communities and units to anyone', async () => {
    const { communities, units } = await ask('street', 'o_anyone', 'units', {})
    expect(communities.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(units[0]).toEqual({ id: 'u1', name: '一单元', community: 'c1', compounds: ['一单元小区'] })
  })
})
