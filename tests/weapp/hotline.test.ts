import { lanzhouDay } from '@domain/lanzhou'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../support/ask'
import { type Cloud, startCloud } from '../support/cloud'
import { withoutTimers } from '../support/functions'
import { at, withCounsellors } from '../support/small-hotline'
import { smallStreet } from '../support/small-street'
import { type Opened, open } from './product'

const HOUR = 3_600_000
let cloud: Cloud
let phone: Opened | undefined

beforeAll(async () => {
  cloud = await startCloud({
    import: smallStreet(withCounsellors()),
    functions: withoutTimers(),
    env: { APPOINTMENT_TEMPLATE_ID: 'T-news', REMINDER_TEMPLATE_ID: 'T-soon' },
  })
  // Before the first hour of a day, whatever time it is where this runs.
  await cloud.clock.set(at(await cloud.clock.now(), 1, '06:00'))
})
afterEach(() => phone?.close())

/** Takes out somebody's phone, whose clock is the cloud's, putting away the one before. */
async function phoneOf(openid: string, options = {}) {
  phone?.close()
  const ahead = Date.parse(await cloud.clock.now()) - Date.now()
  phone = await open(cloud, openid, { now: () => Date.now() + ahead, ...options })
  return phone
}

/** Three screens: what to be called, how to meet, the first free time. */
async function book(client: Opened, name: string) {
  await client.tap('预约咨询')
  await client.until('想聊些什么')
  await client.input('怎么称呼您', name)
  await client.tap('下一步：选方式')
  await client.until('怎么见，和谁聊')
  await client.tap({ text: '何老师', role: 'radio' })
  await client.tap('下一步：选时间')
  await client.until('最早：')
  await client.tap('最早：')
  await client.tap({ text: '预约', role: 'button' })
  await client.until('约好了')
}

describe('the hotline in the compiled mini-program', () => {
  it('goes from booking by reminder and move to the meeting, its note and the client’s word', async () => {
    const { ask } = asking(cloud)
    const client = await phoneOf('o_wang')
    await client.tap('双心热线')
    await client.until('预约咨询')
    expect(client.screenText()).toMatch(/12356[\s\S]*120[\s\S]*110/)
    await book(client, '小树')
    client.expectClean()
    const first = (await ask('hotline', 'o_wang', 'home', {})).open!
    // One tap asks for both templates: news of the appointment, and reminders.
    expect(client.usesOf('requestSubscribeMessage')).toMatchObject([{ tmplIds: ['T-news', 'T-soon'] }])
    await client.tap('加入手机日历')
    await client.until(() => JSON.stringify(client.usesOf('showToast')).includes('已加入手机日历'))
    const startTime = Date.parse(first.start) / 1000
    expect(client.usesOf('addPhoneCalendar')).toMatchObject([{ title: '预约的服务', startTime }])
    const { storage } = client
    expect(JSON.stringify(storage)).not.toContain('小树')

    // The reminder comes an hour before, and says nothing that a glance should not see.
    await cloud.clock.set(new Date(Date.parse(first.start) - HOUR + 1000).toISOString())
    await cloud.trigger('timer')
    const told = await phoneOf('o_wang', { storage, path: 'packages/resident/messages/index' })
    await told.until('您预约的服务')
    await told.tap('您预约的服务')
    await told.until('预约要等到约好的时间')
    // Whoever looks at their appointments has read what was said of them.
    await expect.poll(() => ask('account', 'o_wang', 'unread', {})).toEqual({ unread: 0 })
    told.expectClean()

    const moving = await phoneOf('o_wang', {
      storage,
      path: `packages/hotline/appointment/index?id=${first.id}`,
    })
    await moving.tap('改时间')
    await moving.until('为什么要改')
    await moving.input('为什么要改', '临时加班')
    await moving.tap('最早：')
    await moving.tap({ text: '改到', role: 'button' })
    await moving.until('改了时间')
    moving.expectClean()
    const moved = (await ask('hotline', 'o_wang', 'home', {})).open!
    expect(moved.id).toBe(first.id)
    expect(moved.start).not.toBe(first.start)

    await cloud.clock.set(moved.start)
    const calling = await phoneOf('o_wang', { storage, path: 'packages/hotline/hotline/index' })
    // The card leads to the page of the call.
    await calling.tap('进入通话')
    await calling.until('可以进入通话了')
    await calling.tap('进入通话')
    await calling.until('您已经在通话里')
    // Somebody rings: WeChat ends the call, and one can enter again.
    await calling.interruptVoiceCall()
    await calling.until('通话断了')
    await calling.tap('进入通话')
    await calling.until('您已经在通话里')
    const left = calling.usesOf('exitVoIPChat').length
    await calling.back()
    expect(calling.usesOf('exitVoIPChat')).toHaveLength(left + 1)
    calling.expectClean()

    const counsellor = await phoneOf('o_counsellor', {
      path: `packages/counsellor/appointment/index?id=${moved.id}`,
    })
    await counsellor.until('小树')
    await counsellor.tap('进入通话')
    await counsellor.until('您已经在通话里')
    const [room] = counsellor.usesOf('joinVoIPChat')
    expect(JSON.stringify(room)).not.toContain(moved.id)
    await counsellor.tap('挂断')
    expect(counsellor.usesOf('exitVoIPChat')).toHaveLength(1)
    // The client is led into the same room.
    const { groupId } = await ask('hotline', 'o_wang', 'voiceRoom', { id: moved.id })
    expect(room?.groupId).toBe(groupId)
    await counsellor.input('这次的记录', '说到搬家以后睡不好')
    await counsellor.tap('保存')
    await counsellor.until('加密保存')
    await counsellor.tap({ text: '已完成', role: 'button' })
    await counsellor.until('改记为爽约')
    expect((await ask('hotline', 'o_wang', 'get', { id: moved.id })).status).toBe('done')
    counsellor.expectClean()

    const after = await phoneOf('o_wang', {
      storage,
      path: `packages/hotline/appointment/index?id=${moved.id}`,
    })
    await after.tap('很有帮助')
    await after.input('想对咨询师说句话吗', '谢谢您听我说')
    await after.tap('提交')
    await after.until(() => !after.sees('提交'))
    const rated = await ask('hotline', 'o_counsellor', 'get', { id: moved.id })
    expect(rated).toMatchObject({ stars: 5, ratingWords: '谢谢您听我说' })
    after.expectClean()
  })

  it('shows help at once when an answer is worrying, and books all the same', async () => {
    const { ask } = asking(cloud)
    const client = await phoneOf('o_worried', { path: 'packages/hotline/hotline/index' })
    await client.tap('预约咨询')
    await client.input('怎么称呼您', '阿云')
    await client.tap('经常')
    await client.until('尽快给我回电')
    // Both the answer and the help below it are brought into sight.
    expect(client.usesOf('pageScrollTo')).toMatchObject([{ selector: '#field-safety' }])
    await client.tap('我同意保存以上内容，只给为我咨询的人看')
    await client.tap('下一步：选方式')
    await client.until('怎么见，和谁聊')
    await client.tap('下一步：选时间')
    await client.until('最早：')
    await client.tap('最早：')
    await client.tap({ text: '预约', role: 'button' })
    await client.until('约好了')
    client.expectClean()
    const { counsellor } = (await ask('hotline', 'o_worried', 'home', {})).open!
    const today = (await cloud.clock.now()).slice(0, 10)
    const { urgent } = await ask('hotline', counsellor.id, 'diary', { from: today, until: today })
    expect(urgent.map(({ name }) => name)).toContain('阿云')
  })

  it('keeps what was typed when the slot was lost meanwhile, and says so', async () => {
    const { ask } = asking(cloud)
    const client = await phoneOf('o_late', { path: 'packages/hotline/hotline/index' })
    await client.tap('预约咨询')
    await client.input('怎么称呼您', '远山')
    await client.tap('下一步：选方式')
    await client.tap({ text: '何老师', role: 'radio' })
    await client.tap('下一步：选时间')
    await client.until('最早：')
    await client.tap('最早：')
    const { items } = await ask('hotline', 'o_late', 'slots', { counsellor: 'o_counsellor' })
    await ask('hotline', 'o_quick', 'book', {
      ...{ counsellor: 'o_counsellor', start: items[0]!.start, way: 'voice', name: '快' },
    })
    await client.tap({ text: '预约', role: 'button' })
    await client.until('刚刚被约走')
    await client.tap('最早：')
    await client.tap({ text: '预约', role: 'button' })
    await client.until('约好了')
    client.expectClean()
    const open = (await ask('hotline', 'o_late', 'home', {})).open!
    expect((await ask('hotline', 'o_counsellor', 'get', { id: open.id })).name).toBe('远山')
  })

  it('keeps the chosen time when the network fails', async () => {
    const client = await phoneOf('o_tunnel', { path: 'packages/hotline/hotline/index' })
    await client.tap('预约咨询')
    await client.input('怎么称呼您', '山洞')
    await client.tap('下一步：选方式')
    await client.tap({ text: '何老师', role: 'radio' })
    await client.tap('下一步：选时间')
    await client.until('最早：')
    await client.tap('最早：')
    await client.setOnline(false)
    await client.tap({ text: '预约', role: 'button' })
    await client.until('没有连上')
    expect(client.sees('请选一个时间')).toBe(false)
    await client.setOnline(true)
    await client.tap({ text: '预约', role: 'button' })
    await client.until('约好了')
    client.expectClean()
  })

  it('forgets a draft that the counsellor gives up', async () => {
    const counsellor = await phoneOf('o_second', { path: 'packages/counsellor/diary/index' })
    await counsellor.tap('我的介绍')
    await counsellor.input('介绍', '说说话就好')
    await counsellor.until(() => counsellor.storage.has('draft:counsellor:profile'))
    await counsellor.tap('放弃修改')
    // Leaving the page writes down whatever waits to be written.
    await counsellor.back()
    expect(counsellor.storage.has('draft:counsellor:profile')).toBe(false)
    counsellor.expectClean()
  })

  it('gives the counsellor who is to call back a button that dials and one that says it is done', async () => {
    const { ask } = asking(cloud)
    const wish = { phone: '13800001234', name: '远山', consent: true as const, why: 'safety' as const }
    await ask('hotline', 'o_distress', 'askForCall', wish)
    const counsellor = await phoneOf('o_counsellor', { path: 'packages/counsellor/diary/index' })
    await counsellor.until('请您回电')
    await counsellor.tap({ label: '拨打：远山' })
    expect(counsellor.usesOf('makePhoneCall')).toMatchObject([{ phoneNumber: '13800001234' }])
    await counsellor.tap({ label: '已通话：远山' })
    await counsellor.until(() => !counsellor.sees('13800001234'))
    counsellor.expectClean()
    expect((await ask('hotline', 'o_distress', 'home', {})).call).toBeNull()
  })

  it('keeps the numbers for an emergency on a counsellor’s page that has not loaded', async () => {
    await cloud.faults.set({ crash: 1 })
    try {
      const counsellor = await phoneOf('o_counsellor', { path: 'packages/counsellor/diary/index' })
      await counsellor.until('咨询师日程')
      expect(counsellor.screenText()).toMatch(/12356[\s\S]*120[\s\S]*110/)
    } finally {
      await cloud.faults.clear()
    }
  })

  it('lets a counsellor close a free hour with two taps', async () => {
    const { ask } = asking(cloud)
    const counsellor = await phoneOf('o_second')
    await counsellor.tap('咨询师日程')
    await counsellor.tap({ text: '日', role: 'tab' })
    await counsellor.until('可以预约')
    const day = lanzhouDay(await cloud.clock.now())
    const before = await ask('hotline', 'o_second', 'diary', { from: day, until: day })
    await counsellor.tap({ text: '可以预约', nth: 0 })
    await counsellor.tap('关上这段时间')
    await counsellor.until('您关上了')
    counsellor.expectClean()
    const after = await ask('hotline', 'o_second', 'diary', { from: day, until: day })
    expect(after.blocked).toHaveLength(1)
    expect(after.free.length).toBeLessThan(before.free.length)
  })
})
