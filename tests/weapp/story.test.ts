import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../support/ask'
import { type Cloud, startCloud } from '../support/cloud'
import { posts, smallStreet } from '../support/small-street'
import { type Opened, open } from './product'

let cloud: Cloud
let phone: Opened | undefined

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet(), env: { PROGRESS_TEMPLATE_ID: 'T-progress' } })
})
afterEach(() => phone?.close())

/** Takes out somebody's phone, putting away the one before. */
async function phoneOf(openid: string, options = {}) {
  phone?.close()
  phone = await open(cloud, openid, options)
  return phone
}

const byName = (name: string) => posts.find(post => post.name === name)!.person
const newestOf = async (openid: string) =>
  (await asking(cloud).ask('request', openid, 'list', { view: 'mine' })).items[0]!

describe('the compiled mini-program', () => {
  it('carries a request from the resident’s own words to the resident’s verdict', async () => {
    const resident = await phoneOf('o_wang')
    await resident.tap('选择我的小区')
    await resident.tap('示例一社区')
    await resident.tap('一单元')
    await resident.tap('义剪')
    await resident.tap('请上门')
    await resident.input('还想说什么', '母亲 88 岁，剪短一点 ✂️')
    await resident.input('地址', '3 号楼 101')
    await resident.input('怎么称呼您', '王阿姨')
    await resident.input('您的电话', '13800001234')
    await resident.tap('提交诉求')
    await resident.until('待接单')
    resident.expectClean()
    const { storage } = resident

    const { id, responsible } = await newestOf('o_wang')
    const cadre = await phoneOf(byName(responsible.name))
    await cadre.tap('干部工作台')
    await cadre.until('我来接单')
    await cadre.tap('我来接单')
    await cadre.tap({ text: '在办', role: 'tab' })
    await cadre.tap('母亲 88 岁，剪短一点 ✂️')
    await cadre.until('已经办好')
    await cadre.tap('已经办好')
    await cadre.input('怎么办好的', '已经上门理好，老人满意')
    await cadre.tap('已经办好')
    await cadre.until('待评价')
    cadre.expectClean()

    const again = await phoneOf('o_wang', { storage, path: `packages/resident/request/index?id=${id}` })
    await again.until('已经上门理好，老人满意')
    expect(again.screenText()).toMatch(/办理结果\s+已经上门理好，老人满意[\s\S]*经过[\s\S]*解决了吗/)
    await again.tap('解决了')
    await again.input('想对办理的人说句话吗', '手艺很好')
    await again.tap('确认解决了')
    await again.until('已结案')
    again.expectClean()
    expect(await newestOf('o_wang')).toMatchObject({ id, status: 'closed', verdict: 'solved' })
  })

  it('needs one cloud call for its first screen, and counts messages once that is there', async () => {
    const resident = await phoneOf('o_first')
    await resident.until('义剪')
    await resident.until(() => resident.cloudCalls.length > 1)
    expect(resident.cloudCalls.map(call => call.data)).toEqual([
      { action: 'home', input: {} },
      { action: 'unread', input: {} },
    ])
  })

  it('reminds whoever has it once a day, and tells both of what happened', async () => {
    const { ask } = asking(cloud)
    const { id } = await ask('request', 'o_hua', 'submit', aHaircut({ text: '等着理发' }))
    await ask('request', 'o_wei', 'accept', { id })
    const resident = await phoneOf('o_hua')
    await resident.until(() => resident.sees({ role: 'button', text: '消息，1 条未读' }))
    await resident.tap('消息，1 条未读')
    await resident.until('李伟接单了')
    expect(resident.sees('未读')).toBe(true)
    await resident.tap('李伟接单了')
    await resident.until('催办')
    await resident.tap('催办')
    await resident.input('想说什么', '老人下周住院')
    await resident.tap('催办')
    await resident.until('今天已催办')
    resident.expectClean()
    expect(await ask('account', 'o_hua', 'unread', {})).toEqual({ unread: 0 })

    const cadre = await phoneOf('o_wei', { path: 'packages/resident/messages/index' })
    await cadre.until('催办')
    await cadre.tap('全部已读')
    await cadre.until('都看过了')
    cadre.expectClean()
    expect(await ask('account', 'o_wei', 'unread', {})).toEqual({ unread: 0 })
  })

  it('submits once, though the answer is lost and the mini-program is closed in between', async () => {
    const { ask } = asking(cloud)
    await ask('account', 'o_lost', 'save', { unit: 'u1', name: '王阿姨' })
    const before = await phoneOf('o_lost')
    await before.tap('其他事情')
    await before.input('说说什么事', '楼下的路灯不亮了')
    await before.tap('不留电话')
    before.setOnline(false)
    await before.tap('提交诉求')
    await before.until('您填写的内容都还在')
    before.setOnline(true)
    before.loseReplies(3)
    await before.tap('提交诉求')
    await before.until(() => before.cloudCalls.filter(call => call.lost).length === 3)
    const { storage } = before

    const after = await phoneOf('o_lost', {
      storage,
      path: 'packages/resident/request-form/index?category=other',
    })
    await after.until('楼下的路灯不亮了')
    await after.tap('提交诉求')
    await after.until('待接单')
    after.expectClean()
    expect((await ask('request', 'o_lost', 'list', { view: 'mine' })).items).toHaveLength(1)
  })

  it('takes a wish for a new one once what it is about has changed, though its answer was lost', async () => {
    const { ask } = asking(cloud)
    await ask('account', 'o_twice', 'save', { name: '王阿姨' })
    const resident = await phoneOf('o_twice', { path: 'packages/resident/my-data/index' })
    const clear = async () => {
      await resident.tap('清除姓名、电话和小区')
      await resident.tap('清除资料')
    }
    resident.loseReplies(3)
    await clear()
    await resident.until('没有连上')
    expect(await ask('account', 'o_twice', 'me', {})).toMatchObject({ name: '' })
    await ask('account', 'o_twice', 'save', { name: '王芳' })
    await clear()
    await resident.until(() => JSON.stringify(resident.usesOf('showToast')).includes('已清除'))
    expect(await ask('account', 'o_twice', 'me', {})).toMatchObject({ name: '' })
  })

  it('asks a colleague for help, and can close only after the report', async () => {
    const { ask } = asking(cloud)
    const { id } = await ask('request', 'o_wang', 'submit', aHaircut({ text: '两个人才搬得动' }))
    await ask('request', 'o_desk1', 'dispatch', { id, to: 'o_wei' })
    await ask('request', 'o_wei', 'accept', { id })
    const path = `packages/cadre/request/index?id=${id}`
    const cadre = await phoneOf('o_wei', { path })
    await cadre.until('已经办好')
    await cadre.tap('更多')
    await cadre.tap('请人协办')
    await cadre.tap('赵芳')
    await cadre.input('请赵芳办什么', '一起把柜子搬下楼')
    await cadre.tap('请他们协办')
    await cadre.until('都有结果以后，这件事才能办结')
    expect(cadre.sees('已经办好')).toBe(false)
    cadre.expectClean()

    const helper = await phoneOf('o_fang', { path: 'packages/cadre/workbench/index' })
    await helper.tap({ text: '协办', role: 'tab' })
    await helper.tap('两个人才搬得动')
    await helper.tap('回报协办')
    await helper.tap({ text: '办完了', role: 'radio' })
    await helper.input('结果', '柜子已经搬下去了')
    await helper.tap('报告办完了')
    await helper.until('柜子已经搬下去了')
    helper.expectClean()
    expect((await ask('request', 'o_wei', 'get', { id })).moves).toContain('resolve')
  })

  it('leaves a way on when a request is over: the community’s telephone, and asking once more', async () => {
    const { ask } = asking(cloud)
    const { id } = await ask('request', 'o_hua', 'submit', aHaircut({ text: '先不剪了' }))
    await ask('request', 'o_hua', 'withdraw', { id })
    const resident = await phoneOf('o_hua', { path: `packages/resident/request/index?id=${id}` })
    await resident.until('又需要帮忙')
    await resident.tap('打电话问社区')
    expect(resident.usesOf('makePhoneCall')).toMatchObject([{ phoneNumber: '0931-0000001' }])
    await resident.tap('再提一次')
    await resident.until('提交诉求')
    resident.expectClean()
  })

  it('begins with their workplaces for staff, and asks at the end where they live', async () => {
    const desk = await phoneOf('o_desk1')
    await desk.until('派单台')
    expect(desk.screenText()).toMatch(/派单台[\s\S]*您需要什么帮助[\s\S]*您住在哪个小区/)
    desk.expectClean()
  })

  it('takes the unit from a scanned code', async () => {
    const resident = await phoneOf('o_scan', { query: { scene: 'u%3Du2' }, scene: 1047 })
    await resident.until('二单元')
    expect((await asking(cloud).ask('account', 'o_scan', 'me', {})).unit?.id).toBe('u2')
  })

  it('tells a cadre who came too late who has it', async () => {
    const { ask } = asking(cloud)
    const { id } = await ask('request', 'o_wang', 'submit', aHaircut({ text: '两人抢一单' }))
    const cadre = await phoneOf('o_wei', { path: 'packages/cadre/workbench/index' })
    await cadre.until('两人抢一单')
    await ask('request', 'o_fang', 'accept', { id })
    await cadre.tap({ text: '我来接单', within: '两人抢一单' })
    const told = () => JSON.stringify(cadre.usesOf('showToast'))
    await cadre.until(() => told().includes('赵芳已经接单了'))
    await cadre.until(() => !cadre.sees('两人抢一单'))
    cadre.expectClean()
  })
})
