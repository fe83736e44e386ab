import type { RequestView } from '@domain/request/schema'
import type { FrameLocator, Locator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { StreetMap } from '../../tools/stage/people'
import type { Cloud } from '../support/cloud'
import { axeFindings, openStage, type Stage } from './stage-street'

const words = '楼道的灯坏了三天，老人晚上下楼看不见台阶'
const result = '换了新灯泡，一到五楼都亮了'
const thanks = '亮堂多了，谢谢'

/** The pledge of the stage: a request sent on the left arrives in the middle within two seconds. */
const ARRIVES_MS = 2_000

const button = (screen: FrameLocator, name: string | RegExp) => screen.getByRole('button', { name })

const story = (screen: FrameLocator) => screen.getByRole('list', { name: '经过' })

/** One query as somebody, straight from the cloud. */
async function ask<T>(cloud: Cloud, name: string, openid: string, action: string, input = {}): Promise<T> {
  const reply = await cloud.invoke<{ ok: boolean; data: T }>(name, openid, { action, input })
  expect(reply.ok).toBe(true)
  return reply.data
}

describe('a resident’s own words on the stage', () => {
  let stage: Stage
  let resident: FrameLocator
  let cadre: FrameLocator
  let messages: Locator
  let requestNo: string
  beforeAll(async () => {
    stage = await openStage()
    resident = stage.phone('resident')
    cadre = stage.phone('cadre')
    messages = stage.page.getByRole('list', { name: '消息' })
  })

  async function chooseUnit() {
    const { units } = await ask<StreetMap>(stage.cloud, 'street', stage.newcomer.openid, 'units')
    const home = units.find(({ id }) => id === stage.newcomer.units[0])!
    await button(resident, '选择我的小区').click()
    await resident.getByRole('searchbox').fill(home.name)
    await resident.getByRole('list', { name: '找到的小区' }).getByRole('button').first().click()
    await button(resident, new RegExp(`${home.name}.*更换`)).waitFor()
  }

  async function submit() {
    const field = (name: string) => resident.getByRole('textbox', { name })
    // The workbench stands open before anything is sent.
    await cadre.getByRole('tab', { name: '待接单' }).waitFor()
    await button(resident, /^其他事情/).click()
    await field('说说什么事').fill(words)
    await field('怎么称呼您').fill('王示例')
    await field('您的电话').fill('13800000000')
    await button(resident, '提交诉求').click()
    await resident.getByText('已经提交').waitFor()
    requestNo = (await mine(stage.cloud)).no
  }

  /** The one request of the newcomer. */
  async function mine(cloud: Cloud) {
    type Mine = { items: { id: string; no: string }[] }
    const { items } = await ask<Mine>(cloud, 'request', stage.newcomer.openid, 'list', { view: 'mine' })
    expect(items).toHaveLength(1)
    return items[0]!
  }

  /** On the same stage others get messages too: what fell due for them as the clock went on. */
  const toTheCadre = () =>
    messages
      .getByRole('listitem')
      .filter({ hasText: requestNo })
      .filter({ hasText: /发给.+（下沉干部/ })
  const arrived = () => cadre.getByRole('listitem').filter({ hasText: words })

  async function acceptAndResolve() {
    await arrived()
      .getByRole('button', { name: /^我来接单/ })
      .click()
    await story(resident).getByText('接单了').waitFor()
    await cadre.getByRole('tab', { name: '在办' }).click()
    await arrived().getByRole('button').first().click()
    await button(cadre, '已经办好').click()
    const sheet = cadre.getByRole('dialog', { name: '办理结果' })
    await sheet.getByRole('textbox', { name: '怎么办好的' }).fill(result)
    await sheet.getByRole('button', { name: '已经办好' }).click()
  }

  async function sayItIsSolved() {
    await button(resident, '解决了').click()
    const sheet = resident.getByRole('dialog')
    await sheet.getByRole('textbox').fill(thanks)
    await sheet.getByRole('button', { name: '确认解决了' }).click()
  }

  it('travel from the choice of a unit to a closed request', async () => {
    await chooseUnit()
    await submit()
    await arrived().waitFor({ timeout: ARRIVES_MS })
    await stage.page.getByRole('button', { name: '+1 分钟' }).click()
    await toTheCadre().waitFor()
    await acceptAndResolve()
    // Above the question whether it is solved, and in the story.
    await resident.getByText(result).first().waitFor()
    await sayItIsSolved()
    await story(resident).getByText(thanks).waitFor()
  })

  it('open on the phone of the cadre who got the message', async () => {
    await toTheCadre()
      .getByRole('button', { name: /^在手机上打开/ })
      .click()
    await story(cadre).getByText(thanks).waitFor()
  })

  it('stand under a clock that can be moved, on every phone, and timers run', async () => {
    const { page, cloud } = stage
    const date = () => page.locator('.phone-bar').allInnerTexts()
    const today = await date()
    const before = Date.parse(await cloud.clock.now())
    await page.getByRole('button', { name: '+1 天' }).click()
    await page.getByText(/^定时任务跑过了：.*timer/).waitFor({ timeout: 30_000 })
    const tomorrow = await date()
    expect(tomorrow).toHaveLength(3)
    expect(tomorrow.filter(text => today.includes(text))).toEqual([])
    expect(Date.parse(await cloud.clock.now()) - before).toBeGreaterThanOrEqual(24 * 3_600_000)
  })

  it('leave a stage on which axe finds nothing, its list of people open or not', async () => {
    expect(await axeFindings(stage.page)).toEqual([])
    await stage.page.locator('.phone-cadre .who').click()
    await stage.page.locator('#people-of-cadre').getByRole('option').first().waitFor()
    expect(await axeFindings(stage.page)).toEqual([])
    await stage.page.keyboard.press('Escape')
  })

  it('are still there with every step when the cloud starts again on the same data', async () => {
    const { openid } = stage.newcomer
    const cloud = await stage.restart()
    const { id } = await mine(cloud)
    const view = await ask<RequestView>(cloud, 'request', openid, 'get', { id })
    expect(view).toMatchObject({ text: words, status: 'closed', verdict: 'solved' })
    const steps = view.story.map(({ type }) => type).reverse()
    expect(steps).toEqual(['submitted', 'dispatched', 'accepted', 'resolved', 'rated', 'closed'])
    expect(JSON.stringify(view.story)).toContain(result)
    expect(JSON.stringify(view.story)).toContain(thanks)
  })
})
