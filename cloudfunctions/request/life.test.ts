import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { smallStreet } from '../../tests/support/small-street'

let cloud: Cloud
let { ask, code, reply } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet(), env: { PROGRESS_TEMPLATE_ID: 'T-progress' } })
  ;({ ask, code, reply } = asking(cloud))
  // No phone rings at night: it is noon in Lanzhou, whatever time it is where this runs.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await cloud.clock.set(`${tomorrow}T04:00:00.000Z`)
})

const submit = (fields = {}, openid = 'o_wang') => ask('request', openid, 'submit', aHaircut(fields))
const accepted = async (fields = {}) => {
  const { id } = await submit(fields)
  return ask('request', 'o_wei', 'accept', { id })
}
const resolved = async () => {
  const { id } = await accepted()
  return ask('request', 'o_wei', 'resolve', { id, result: '已经上门理好' })
}

const openidOf: Record<string, string> = { 李伟: 'o_wei', 赵芳: 'o_fang', 陈强: 'o_qiang' }

describe('what makes no sense', () => {
  it('is refused in words: a wish for a day that is over, a dispatch of nothing', async () => {
    const wish = aHaircut({ wanted: [{ day: '2020-02-20', part: 'morning' }] })
    expect(await reply('request', 'o_wang', 'submit', wish)).toMatchObject({
      code: 'INVALID_INPUT',
      message: '希望的时间已经过了，请选今天或者以后',
    })
    const none = await reply('request', 'o_desk1', 'dispatchMany', { items: [], to: 'o_wei' })
    expect(none).toMatchObject({ code: 'INVALID_INPUT', message: '请填写要派的诉求' })
  })
})

describe('a walk-in that a desk records', () => {
  it('is asked about on the phone: neither the clerk nor the handler says for the resident that it is solved', async () => {
    const { id } = await submit({ contact: { name: '张大爷', phone: '13900005678' } }, 'o_desk1')
    await ask('request', 'o_wei', 'accept', { id })
    const done = await ask('request', 'o_wei', 'resolve', { id, result: '已经上门理好' })
    expect(done.story.at(-1)?.text).toBe('周敏代张大爷提交了诉求')
    for (const openid of ['o_desk1', 'o_wei']) {
      expect(await code('request', openid, 'rate', { id, solved: true })).toBe('FORBIDDEN')
    }
    const { requester } = await ask('request', 'o_desk1', 'get', { id })
    expect(requester.phone).toBe('13900005678')
    const called = await ask('request', 'o_desk1', 'followUp', { id, reached: true, solved: true })
    expect(called).toMatchObject({ status: 'closed', verdict: 'solved' })
  })
})

describe('a request that goes well', () => {
  it('travels from the resident to a cadre of the unit and is closed by the resident’s word', async () => {
    const sent = await submit()
    expect(sent).toMatchObject({ status: 'dispatched', unitName: '一单元', own: true, version: 1 })
    const cadre = (
      await cloud.invoke<{ data: { items: { id: string; mine: boolean }[] } }>('request', 'o_fang', {
        action: 'list',
        input: { view: 'workbench' },
      })
    ).data.items
    expect(cadre.map(item => item.id)).toContain(sent.id)
    await ask('request', 'o_fang', 'accept', { id: sent.id, version: 1 })
    await ask('request', 'o_fang', 'note', { id: sent.id, text: '约好明天上午' })
    const done = await ask('request', 'o_fang', 'resolve', { id: sent.id, result: '已经上门理好' })
    expect(done).toMatchObject({ status: 'resolved', responsible: { name: '赵芳' } })
    const closed = await ask('request', 'o_wang', 'rate', { id: sent.id, solved: true, words: '剪得好' })
    expect(closed).toMatchObject({ status: 'closed', verdict: 'solved', dueAt: null })
    expect(closed.story.map(entry => entry.type)).toEqual([
      'closed',
      'rated',
      'resolved',
      'noted',
      'accepted',
      'dispatched',
      'submitted',
    ])
  })
  it('tells the people whom each step concerns', async () => {
    await cloud.trigger('timer')
    const before = (await cloud.outbox.items()).at(-1)?.id
    await resolved()
    // Messages go out from an outbox, by the timer.
    await cloud.trigger('timer')
    const told = (await cloud.outbox.items(before)).filter(item => item.api === 'subscribeMessage.send')
    const opens = told.map(({ args }) => `${String(args.page).split('/')[1]} ${args.touser === 'o_wang'}`)
    // Readers are told side by side, each in the order of what happened; whom it was dispatched to hears that 李伟 has it.
    expect(opens.sort()).toEqual(['cadre false', 'cadre false', 'resident true', 'resident true'])
  })
})

describe('a request that does not go well', () => {
  it('is returned to the desk, dispatched by hand, transferred and refused', async () => {
    const { id, responsible } = await submit()
    const who = openidOf[responsible.name]!
    const returned = await ask('request', who, 'return', { id, reason: '正在出差' })
    expect(returned).toMatchObject({
      status: 'waiting',
      responsible: { role: 'community', name: '示例一社区' },
    })
    const given = await ask('request', 'o_desk1', 'dispatch', { id, to: 'o_na' })
    expect(given).toMatchObject({ status: 'dispatched', unit: 'u2', responsible: { name: '刘娜' } })
    const moved = await ask('request', 'o_na', 'transfer', { id, to: 'o_lead2', reason: '组长更熟' })
    expect(moved).toMatchObject({ status: 'dispatched', responsible: { role: 'lead', name: '钱组长' } })
    const away = await ask('request', 'o_lead2', 'transfer', { id, unit: 'u3', reason: '其实住在三单元' })
    expect(away).toMatchObject({ status: 'waiting' })
    expect(away.story[0]?.text).toContain('建议三单元')
    // Unit u3 has neither cadre nor lead: automatic dispatch there ends at the other community's desk.
    const there = await ask('request', 'o_desk1', 'dispatch', { id, unit: 'u3' })
    expect(there).toMatchObject({ status: 'waiting', community: 'c2', responsible: { name: '示例二社区' } })
    const no = await ask('request', 'o_desk2', 'refuse', { id, reason: '不在范围', instead: '请打 12345' })
    expect(no).toMatchObject({ status: 'refused', dueAt: null })
  })
  it('goes to somebody else when it is dispatched automatically after it was given back', async () => {
    const { id, responsible } = await submit()
    for (let before = responsible.name, times = 0; times < 2; times++) {
      await ask('request', openidOf[before]!, 'return', { id, reason: '不在我的职责里' })
      const { responsible: next } = await ask('request', 'o_desk1', 'dispatch', { id })
      expect(next.role).toBe('cadre')
      expect(next.name).not.toBe(before)
      before = next.name
    }
  })
  it('is not given to a stranger’s cadre by a community’s desk, nor to somebody without a post', async () => {
    const { id } = await submit()
    expect(await code('request', 'o_desk1', 'dispatch', { id, to: 'o_wang' })).toBe('PERSON_UNAVAILABLE')
    const other = await submit({ unit: 'u3' })
    expect(await code('request', 'o_desk2', 'dispatch', { id: other.id, to: 'o_wei' })).toBe('OUT_OF_REACH')
    expect((await ask('request', 'o_street', 'dispatch', { id: other.id, to: 'o_wei' })).unit).toBe('u1')
  })
  it('is not taken from a cadre’s hand by giving it to them once more', async () => {
    const { id } = await accepted()
    const again = await reply('request', 'o_desk1', 'dispatch', { id, to: 'o_wei' })
    expect(again).toMatchObject({ code: 'PERSON_UNAVAILABLE', message: '这件事已经在这位同志手上，请换一位' })
    expect((await ask('request', 'o_wei', 'get', { id })).status).toBe('accepted')
  })
  it('is reopened to the same cadre, who has to take it up again', async () => {
    const { id } = await resolved()
    const again = await ask('request', 'o_wang', 'reopen', { id, reason: '还有一位没有理' })
    expect(again).toMatchObject({ status: 'dispatched', reopenings: 1, responsible: { name: '李伟' } })
    expect(await code('request', 'o_wei', 'resolve', { id, result: '好了' })).toBe('WRONG_STATE')
  })
  it('tells the cadre on the way when the resident withdraws, and shows it on the workbench', async () => {
    const { id } = await accepted()
    await cloud.trigger('timer')
    const before = (await cloud.outbox.items()).at(-1)?.id
    await ask('request', 'o_wang', 'withdraw', { id, reason: '已经自己剪了' })
    await cloud.trigger('timer')
    const told = (await cloud.outbox.items(before)).filter(item => item.api === 'subscribeMessage.send')
    expect(told.map(item => item.args.touser)).toEqual(['o_wei'])
    const { items } = await ask('request', 'o_wei', 'list', { view: 'workbench', limit: 50 })
    expect(items.find(item => item.id === id)?.status).toBe('withdrawn')
  })
})

describe('the resident’s words and pictures', () => {
  it('are checked by WeChat, and a refusal is kind', async () => {
    await cloud.outbox.rule({
      api: 'security.msgSecCheck',
      match: { openid: 'o_rude' },
      reply: { errCode: 0, result: { suggest: 'risky', label: 20001 } },
    })
    const no = await reply('request', 'o_rude', 'submit', aHaircut())
    expect(no).toMatchObject({ ok: false, code: 'CONTENT_REFUSED' })
    const { items } = await ask('request', 'o_rude', 'list', { view: 'mine' })
    expect(items).toEqual([])
    const asked = (await cloud.outbox.items()).filter(item => item.args.openid === 'o_rude')[0]
    for (const word of ['给母亲理发', '王阿姨', '3 号楼 101']) expect(asked?.args.content).toContain(word)
  })
  it('are accepted and marked when WeChat can’t be asked', async () => {
    await cloud.outbox.rule({ api: 'security.msgSecCheck', match: { openid: 'o_late' }, errCode: 61010 })
    expect((await submit({}, 'o_late')).contentChecked).toBe(false)
    expect((await submit()).contentChecked).toBe(true)
  })
  it('come back as temporary addresses that show the picture', async () => {
    const bytes = Uint8Array.from([137, 80, 78, 71, 1, 2, 3])
    const fileID = await cloud.putFile('request/a.png', 'o_wang', bytes)
    const view = await submit({ pictures: [fileID] })
    expect(view.pictures).toHaveLength(1)
    const served = await fetch(view.pictures[0]!)
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes)
    expect(JSON.stringify(view)).not.toContain(fileID)
  })
  it('say which picture is missing or refused', async () => {
    const missing = await reply('request', 'o_wang', 'submit', aHaircut({ pictures: ['cloud://x/none.png'] }))
    expect(missing).toMatchObject({ ok: false, code: 'PICTURE_MISSING', details: { field: 'pictures.0' } })
    await cloud.outbox.rule({ api: 'security.imgSecCheck', errCode: 87014 })
    const fileID = await cloud.putFile('request/b.png', 'o_wang', Uint8Array.from([1]))
    const refused = await reply('request', 'o_wang', 'submit', aHaircut({ pictures: [fileID] }))
    expect(refused).toMatchObject({ ok: false, code: 'PICTURE_REFUSED' })
    await cloud.outbox.clearRules()
  })
})

describe('forgery', () => {
  it('of an identity in the event changes nothing', async () => {
    const { id } = await submit()
    const forged = await cloud.invoke<{ ok: boolean; code: string }>('request', 'o_other', {
      action: 'rate',
      input: { id, solved: true, openid: 'o_wang' },
      userInfo: { openId: 'o_wang' },
      OPENID: 'o_wang',
    })
    expect(forged).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  })
  it('of an id, an action or a cursor is refused with a sentence', async () => {
    expect(await code('request', 'o_wang', 'get', { id: 'f'.repeat(32) })).toBe('NOT_FOUND')
    expect(await code('request', 'o_wang', 'get', { id: { $ne: null } })).toBe('INVALID_INPUT')
    expect(await code('request', 'o_wang', 'list', { cursor: 'tampered' })).toBe('INVALID_INPUT')
    for (const action of ['constructor', '__proto__', 'close', 'toString']) {
      expect(await cloud.invoke('request', 'o_wang', { action, input: {} })).toMatchObject({
        code: 'UNKNOWN_ACTION',
      })
    }
    expect(await code('request', null, 'home', {})).toBe('NOT_SIGNED_IN')
  })
  it('of a relation is refused: another’s request, another unit, another community', async () => {
    const { id } = await submit()
    for (const openid of ['o_other', 'o_na', 'o_lead2', 'o_desk2', 'o_counsellor']) {
      expect(await code('request', openid, 'get', { id })).toBe('FORBIDDEN')
    }
    expect(await code('request', 'o_wei', 'list', { view: 'unit', unit: 'u2' })).toBe('FORBIDDEN')
    expect(await code('request', 'o_desk1', 'list', { view: 'desk', community: 'c2' })).toBe('FORBIDDEN')
    expect(await code('request', 'o_wang', 'list', { view: 'workbench' })).toBe('FORBIDDEN')
  })
})
