import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe } from 'vitest'
import { asking } from '../support/ask'
import { openBrowser } from './app'
import { axeFindsNothing, type Scene } from './axe'
import { type AxeStreet, cast, startAxeStreet } from './axe-street'

let street: AxeStreet
let browser: Browser
beforeAll(async () => {
  ;[street, browser] = await Promise.all([startAxeStreet(), openBrowser()])
  // Rules of every look: one that works, one that is off, one whose person is not there.
  const { ask } = asking(street.cloud)
  const rule = (id: string, name: string, off: boolean, to: object) => ({ id, name, off, when: {}, to })
  const rules = [
    {
      ...rule('r1', '工作日义诊交医疗队', false, { kind: 'team', team: 't1' }),
      when: { categories: ['free-clinic'], weekdays: [1, 2, 3], hours: { from: '09:00', until: '12:00' } },
    },
    rule('r2', '都交街道', true, { kind: 'street' }),
    rule('r3', '交给不在的人', false, { kind: 'person', person: 'o_gone' }),
  ]
  const teams = [{ id: 't1', name: '医疗志愿队', members: ['o_wei', 'o_na'] }]
  const { version } = await ask('street', cast.street, 'settings', {})
  const routing = { rules, teams, ceiling: 20 } as never
  await ask('street', cast.street, 'saveRouting', { version, routing }, 'rules')
})
const stand = () => ({ street, browser })

const at = (page: string, act?: Scene['act'], openid = cast.street): Scene => ({
  openid,
  path: `packages/street/${page}`,
  act,
})
const press = (page: Page, name: string | RegExp, role: 'button' | 'tab' | 'switch' | 'radio' = 'button') =>
  page.getByRole(role, { name }).first().click()
const dialog = (page: Page) => page.getByRole('dialog').waitFor()

const scenes: Record<string, Scene> = {
  'the board': at('board/index'),
  'the board of a community': at('board/index', undefined, cast.desk),
  'the requests behind a number': at('records/index?flag=reopened'),
  'the rules, tried, and one to write that lacks everything': at('rules/index', async (page, look) => {
    await press(page, '看看会派给谁')
    await page.getByText('这样的诉求会派给').waitFor()
    await look()
    await press(page, '加一条规则')
    await dialog(page)
    await press(page, /只管某几类事/, 'switch')
    await press(page, /某几个单元/, 'radio')
    await press(page, /一办七组/, 'radio')
    await press(page, '写好了')
    await page.getByRole('alert').first().waitFor()
  }),
  'a team, and the emergency switch': at('rules/index', async (page, look) => {
    await press(page, /^医疗志愿队/)
    await dialog(page)
    await look()
    await press(page, '关闭')
    await press(page, /全街道应急/, 'switch')
    await dialog(page)
  }),
  'the calendar and a day of it': at('calendar/index', async (page, look) => {
    await look()
    await press(page, /15日/)
    await dialog(page)
  }),
  'the deadlines and one of them': at('calendar/index', async (page, look) => {
    await press(page, '办理期限', 'tab')
    await look()
    await press(page, /义诊/)
    await dialog(page)
  }),
  'the rates, and what one is made of': at('rates/index', async (page, look) => {
    await look()
    await press(page, /^解决率/)
    await dialog(page)
  }),
  'the roster, and somebody who leaves': at('roster/index', async (page, look) => {
    await look()
    await press(page, /李伟/)
    await dialog(page)
    await look()
    await press(page, '结束这个岗位')
    await page.getByText(/他手上/).waitFor()
  }),
  'a leave, and its first day chosen': at('roster/index', async (page, look) => {
    await press(page, /李伟/)
    await dialog(page)
    await press(page, '请假')
    await page.getByText(/他手上/).waitFor()
    await look()
    await press(page, /^请假第一天/)
    await page.getByRole('radiogroup', { name: '请假第一天' }).waitFor()
  }),
  'an appointment that lacks everything': at('roster/index', async page => {
    await press(page, '安排上岗')
    await dialog(page)
    await page.getByRole('dialog').getByRole('button', { name: '安排上岗' }).click()
    await page.getByRole('alert').first().waitFor()
  }),
  'a page of the street for somebody without the post': at('rules/index', undefined, cast.desk),
}

describe('axe finds nothing on the street’s pages, on a phone:', () =>
  axeFindsNothing(scenes, 'phone', stand))
describe('axe finds nothing on the street’s pages, on a wide screen:', () =>
  axeFindsNothing(scenes, 'desk', stand))
