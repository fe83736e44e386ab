import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe } from 'vitest'
import { openBrowser } from './app'
import { axeFindsNothing, type Scene } from './axe'
import { type AxeStreet, cast, type RequestName, startAxeStreet } from './axe-street'

let street: AxeStreet
let browser: Browser
beforeAll(async () => {
  ;[street, browser] = await Promise.all([startAxeStreet(), openBrowser()])
})
const onPhone = (scenes: Record<string, Scene>) =>
  axeFindsNothing(scenes, 'phone', () => ({ street, browser }))

const { resident, newcomer, cadre } = cast
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const dialog = (page: Page) => page.getByRole('dialog').waitFor()
const request = (name: RequestName, act?: Scene['act']): Scene => ({
  openid: resident,
  path: ({ ids }) => `packages/resident/request/index?id=${ids[name]}`,
  act,
})

describe('axe finds nothing on the first pages:', () => {
  onPhone({
    'home before a unit is chosen': {
      openid: newcomer,
      path: 'pages/home/index',
      act: page => page.getByText('您住在哪个小区').waitFor(),
    },
    'home with open requests': {
      openid: resident,
      path: 'pages/home/index',
      act: page => page.getByRole('list', { name: '正在办的诉求' }).waitFor(),
    },
    'requests, when there are none': {
      openid: newcomer,
      path: 'pages/requests/index',
      act: page => page.getByText('现在没有正在办的事').waitFor(),
    },
    'requests, open ones and all': {
      openid: resident,
      path: 'pages/requests/index',
      act: async (page, look) => {
        await page.getByRole('list', { name: '我的诉求' }).waitFor()
        await look()
        await page.getByRole('tab', { name: '全部' }).click()
        await page.getByText('已撤单').or(page.getByText('已撤回')).first().waitFor()
      },
    },
    'me, and the sheet for name and phone': {
      openid: resident,
      path: 'pages/me/index',
      act: async (page, look) => {
        await page.getByText('王阿姨').waitFor()
        await look()
        await press(page, /修改姓名和电话/)
        await dialog(page)
      },
    },
    'me with a post': {
      openid: cadre,
      path: 'pages/me/index',
      act: page => page.getByRole('list', { name: '我的岗位' }).waitFor(),
    },
    'messages to a cadre, some of them new': {
      openid: cadre,
      path: 'packages/resident/messages/index',
      act: page => page.getByText('未读').first().waitFor(),
    },
    'messages, when there are none': {
      openid: newcomer,
      path: 'packages/resident/messages/index',
      act: page => page.getByText('还没有消息').waitFor(),
    },
    'what is kept about me, and the question before it is cleared': {
      openid: resident,
      path: 'packages/resident/my-data/index',
      act: async (page, look) => {
        await page.getByRole('button', { name: '复制全部' }).waitFor()
        await look()
        await press(page, '清除姓名、电话和小区')
        await dialog(page)
      },
    },
    'units by community, opened, and a search without a hit': {
      openid: newcomer,
      path: 'packages/resident/unit-picker/index',
      act: async (page, look) => {
        await look()
        await press(page, /示例一社区/)
        await page.getByRole('list', { name: '示例一社区的小区' }).waitFor()
        await look()
        await page.getByRole('searchbox').fill('没有这个小区')
        await page.getByText('没有找到').waitFor()
      },
    },
  })
})

describe('axe finds nothing on a request that is', () => {
  onPhone({
    waiting: request('waiting'),
    dispatched: request('dispatched'),
    'accepted for somebody else': request('accepted'),
    'to be rated': request('resolved'),
    unsolved: request('unsolved'),
    reopened: request('reopened'),
    returned: request('returned'),
    'closed with a verdict': request('closed'),
    'closed by silence': request('silent'),
    withdrawn: request('withdrawn'),
    refused: request('refused'),
    'in hand of several, and reminded of': request('helped'),
    'asked of a body outside': request('referred'),
    'merged with another': request('merged'),
    'not there': { openid: resident, path: `packages/resident/request/index?id=${'0'.repeat(32)}` },
  })
})

describe('axe finds nothing on the sheet for', () => {
  onPhone({
    'further facts, also when nothing was written': request('accepted', async page => {
      await press(page, '补充情况')
      await dialog(page)
      await press(page, '发给办理的人')
      await page.getByRole('alert').waitFor()
    }),
    'a solved request': request('resolved', async page => {
      await press(page, '解决了')
      await dialog(page)
    }),
    'what isn’t solved, without having it done again': request('resolved', async page => {
      await press(page, '还没有')
      await press(page, '先不重办')
      await page.getByRole('radio', { name: '不满意' }).waitFor()
    }),
    'reminding whoever has it': request('accepted', async page => {
      await press(page, '催办')
      await dialog(page)
    }),
    'standing alone again': request('merged', async page => {
      await press(page, '我要单独办理')
      await dialog(page)
    }),
    'having it done again, also without a reason': request('resolved', async (page, look) => {
      await press(page, '还没有')
      await dialog(page)
      await look()
      await press(page, '请重办')
      await page.getByRole('alert').waitFor()
    }),
    'having it done again after a verdict': request('unsolved', async page => {
      await press(page, '请重办')
      await dialog(page)
    }),
    'taking it back': request('accepted', async page => {
      await press(page, '撤回诉求')
      await dialog(page)
    }),
  })
})

describe('axe finds nothing while the cloud fails on', () => {
  const failing = (path: string): Scene => ({
    openid: resident,
    path,
    act: async page => {
      await page.route('**/invoke/**', route => route.abort())
      await page.reload()
      await page.getByRole('alert').first().waitFor()
    },
  })
  onPhone({
    home: failing('pages/home/index'),
    requests: failing('pages/requests/index'),
    me: failing('pages/me/index'),
    messages: failing('packages/resident/messages/index'),
    'my data': failing('packages/resident/my-data/index'),
    units: failing('packages/resident/unit-picker/index'),
  })
})
