import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { siteFolder } from '../../tools/lib/site.mjs'
import { asking } from '../support/ask'
import { type Cloud, startCloud } from '../support/cloud'
import { withoutTimers } from '../support/functions'
import { aBooking, aCounsellor, at, everyDay, withCounsellors } from '../support/small-hotline'
import { smallStreet } from '../support/small-street'
import { openBrowser, openContext, visit } from './app'
import { axeFindsNothing, type Scene } from './axe'

const HOUR = 3_600_000
let cloud: Cloud
let browser: Browser
const ids: Record<string, string> = {}

beforeAll(async () => {
  const full = {
    ...everyDay,
    weekly: everyDay.weekly.map(() => [{ from: '09:00', until: '10:00' }]),
    ahead: 0,
  }
  const counsellors = [
    aCounsellor('o_counsellor', '何老师', {
      intro: '专注情绪与睡眠，二十年临床经验。',
      specialities: ['睡眠', '情绪'],
    }),
    aCounsellor('o_careful', '程老师', { confirms: true, specialities: ['亲子沟通'] }),
    aCounsellor('o_full', '苏老师', { schedule: full, ways: ['phone'] }),
  ]
  const functions = withoutTimers()
  const site = process.env.SITE_DIST ?? siteFolder
  ;[cloud, browser] = await Promise.all([
    startCloud({ import: smallStreet(withCounsellors(counsellors)), functions, static: site }),
    openBrowser(),
  ])
  await prepare()
})

/** Appointments in the states that people look at, all by the real functions. */
async function prepare() {
  const { ask } = asking(cloud)
  const start = await cloud.clock.now()
  const book = async (openid: string, days: number, time: string, fields = {}) => {
    const input = aBooking(at(start, days, time), fields)
    ids[openid] = (await ask('hotline', openid, 'book', input, openid)).appointment.id
    return ids[openid]
  }
  const intake = { topic: 'sleep' as const, words: '夜里总是醒，白天没有精神', safety: 'sometimes' as const }
  await book('o_done', 1, '09:00', { intake, consent: true })
  await book('o_missed', 1, '10:00')
  await book('o_open', 1, '11:00')
  await cloud.clock.set(at(start, 1, '12:30'))
  await ask('hotline', 'o_counsellor', 'finish', { id: ids.o_done!, outcome: 'done' })
  await ask('hotline', 'o_counsellor', 'writeNote', { id: ids.o_done!, text: '（测试）约好下周再谈' })
  await ask('hotline', 'o_counsellor', 'readNotes', { id: ids.o_done! })
  await ask('hotline', 'o_counsellor', 'finish', { id: ids.o_missed!, outcome: 'noShow' })
  await book('o_booked', 3, '10:00', { intake, consent: true, way: 'phone', phone: '13800001234' })
  await book('o_held', 3, '11:00', { counsellor: 'o_careful' })
  await ask('hotline', 'o_wish', 'askForCall', { phone: '13800001234', name: '远山', consent: true })
}

const press = (page: Page, name: string | RegExp, role: 'button' | 'tab' | 'radio' | 'checkbox' = 'button') =>
  page.getByRole(role, { name }).first().click()

describe('the hotline in a browser', () => {
  it('is booked, moved, held and rated', async () => {
    const { ask } = asking(cloud)
    const context = await openContext(browser, 'phone')
    const open = (path: string) => visit(context, { url: cloud.url, openid: 'o_story', path, view: 'normal' })
    const page = await open('packages/hotline/hotline/index')
    await press(page, '预约咨询')
    await page.getByLabel('怎么称呼您').fill('小树')
    await press(page, '下一步：选方式')
    await press(page, /何老师/, 'radio')
    await press(page, '下一步：选时间')
    await press(page, /最早：/, 'radio')
    await press(page, /^预约 /)
    await page.getByText('约好了', { exact: true }).waitFor()
    const first = (await ask('hotline', 'o_story', 'home', {})).open!

    await press(page, '改时间')
    const other = page.getByRole('radio', { name: /^\d\d:00$/ }).nth(2)
    await other.click()
    const reason = page.getByLabel('为什么要改')
    if (await reason.count()) await reason.fill('临时有事')
    await press(page, /^改到 /)
    await page
      .getByText(/^改了时间/)
      .first()
      .waitFor()
    const moved = (await ask('hotline', 'o_story', 'home', {})).open!
    expect(moved.id).toBe(first.id)
    expect(moved.start).not.toBe(first.start)

    await cloud.clock.set(new Date(Date.parse(moved.start) - HOUR + 1000).toISOString())
    await cloud.trigger('timer')
    const { items } = await ask('account', 'o_story', 'messages', {})
    expect(items[0]?.text).toMatch(/^您预约的服务(今天|明天) \d\d:\d\d 开始$/)
    await cloud.clock.set(moved.start)
    await ask('hotline', 'o_counsellor', 'finish', { id: moved.id, outcome: 'done' })
    const after = await open(`packages/hotline/appointment/index?id=${moved.id}`)
    await press(after, '很有帮助', 'radio')
    await after.getByLabel('想对咨询师说句话吗').fill('谢谢您听我说')
    await press(after, '提交')
    await after.getByText('想对咨询师说句话吗').waitFor({ state: 'detached' })
    const rated = await ask('hotline', 'o_counsellor', 'get', { id: moved.id })
    expect(rated).toMatchObject({ stars: 5, ratingWords: '谢谢您听我说' })
    await context.close()
  })
})

const own = (openid: string, page: string, act?: Scene['act']): Scene => ({ openid, path: page, act })
const appointment = (openid: string, act?: Scene['act']): Scene => ({
  openid,
  path: () => `packages/hotline/appointment/index?id=${ids[openid]}`,
  act,
})
const stand = () => ({ street: { cloud, ids: {} as never }, browser })

const clientScenes: Record<string, Scene> = {
  'its first page, and a counsellor': own('o_new', 'packages/hotline/hotline/index', async (page, look) => {
    await look()
    await press(page, /何老师/)
    await page.getByRole('dialog').waitFor()
  }),
  'a worrying answer, with help at once': own(
    'o_new',
    'packages/hotline/hotline/index',
    async (page, look) => {
      await press(page, '预约咨询')
      await press(page, '下一步：选方式')
      await page.getByRole('alert').first().waitFor()
      await look()
      await page.getByLabel('怎么称呼您').fill('小树')
      await press(page, '经常', 'radio')
      await page.getByText('谢谢您说出来').waitFor()
    },
  ),
  'a time to choose': own('o_new', 'packages/hotline/hotline/index', async (page, look) => {
    await press(page, '预约咨询')
    await page.getByLabel('怎么称呼您').fill('小树')
    await press(page, '下一步：选方式')
    await page.getByRole('heading', { name: '怎么见，和谁聊' }).waitFor()
    await look()
    await press(page, '下一步：选时间')
    await press(page, /最早：/, 'radio')
  }),
  'an appointment that was booked, to be cancelled': appointment('o_booked', async (page, look) => {
    await look()
    await press(page, /取消预约/)
    await page.getByRole('dialog').waitFor()
  }),
  'one that waits for a word': appointment('o_held'),
  'one that was missed': appointment('o_missed'),
  'one that is to be rated': appointment('o_done', page => press(page, '很有帮助', 'radio')),
  'one’s own list': own('o_done', 'packages/hotline/mine/index'),
  'the log of readings': own('o_done', 'packages/hotline/readings/index'),
}

const counsellorScenes: Record<string, Scene> = {
  'the diary': own('o_counsellor', 'packages/counsellor/diary/index'),
  'an urgent appointment and its notes': {
    openid: 'o_counsellor',
    path: () => `packages/counsellor/appointment/index?id=${ids.o_done}`,
    act: async (page, look) => {
      await look()
      await press(page, '看这位来访者的记录')
      await page.getByText('（测试）约好下周再谈').waitFor()
    },
  },
  'the hours': own('o_counsellor', 'packages/counsellor/hours/index'),
  'the introduction and the calendar’s address': own('o_counsellor', 'packages/counsellor/profile/index'),
  'the street’s page': own('o_street', 'packages/street/hotline/index', async (page, look) => {
    await look()
    await press(page, '按月的数字', 'tab')
  }),
}

describe('axe finds nothing on the client’s pages, on a phone:', () =>
  axeFindsNothing(clientScenes, 'phone', stand))
describe('axe finds nothing on the counsellor’s and the street’s pages, on a phone:', () =>
  axeFindsNothing(counsellorScenes, 'phone', stand))
describe('axe finds nothing on the counsellor’s and the street’s pages, on a wide screen:', () =>
  axeFindsNothing(counsellorScenes, 'desk', stand))
