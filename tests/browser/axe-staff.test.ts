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
const stand = () => ({ street, browser })

const workbench = 'packages/cadre/workbench/index'
const desk = 'packages/desk/desk/index'
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click()
const dialog = (page: Page, name?: string) => page.getByRole('dialog', { name }).waitFor()
const tabs = (...names: string[]): Scene['act'] => {
  return async (page, look) => {
    for (const name of names) {
      await page.getByRole('tab', { name }).click()
      await look()
    }
  }
}
const at = (place: 'cadre' | 'desk', openid: string, name: RequestName, act?: Scene['act']): Scene => ({
  openid,
  path: ({ ids }) => `packages/${place}/request/index?id=${ids[name]}`,
  act,
})
/** Behind 更多, a sheet whose button says `does`; looked at empty, and with what is missing. */
const more =
  (verb: string, does = verb): Scene['act'] =>
  async (page, look) => {
    await press(page, '更多')
    await dialog(page, '更多')
    await page.getByRole('dialog').getByRole('button', { name: verb }).click()
    await page.getByRole('dialog').getByRole('button', { name: does, exact: true }).waitFor()
    await look()
    await page.getByRole('dialog').getByRole('button', { name: does, exact: true }).click()
    await page.getByRole('alert').first().waitFor()
  }

describe('axe finds nothing on the phone of a cadre:', () => {
  axeFindsNothing(
    {
      'the workbench and its tabs': {
        openid: cast.cadre,
        path: workbench,
        act: tabs('待接单', '在办', '快到期', '协办', '已办'),
      },
      'the workbench of somebody without a post': { openid: cast.newcomer, path: workbench },
      'a request that waits': at('cadre', cast.cadre, 'dispatched'),
      'a request that was withdrawn': at('cadre', cast.cadre, 'withdrawn'),
      'a request in hand, and what else can be done': at(
        'cadre',
        cast.cadre,
        'accepted',
        async (page, look) => {
          await look()
          await press(page, '更多')
          await dialog(page, '更多')
        },
      ),
      'the result, also when nothing was written': at('cadre', cast.cadre, 'accepted', async (page, look) => {
        await press(page, '已经办好')
        await dialog(page, '办理结果')
        await look()
        await page.getByRole('dialog').getByRole('button', { name: '已经办好' }).click()
        await page.getByRole('alert').waitFor()
      }),
      'a note': at('cadre', cast.cadre, 'accepted', async page => {
        await press(page, '更多')
        await page.getByRole('dialog').getByRole('button', { name: '记进展' }).click()
        await dialog(page, '记进展')
      }),
      'giving it back': at('cadre', cast.cadre, 'accepted', more('退单')),
      'more time': at('cadre', cast.cadre, 'accepted', more('申请延期', '交给社区')),
      'asking others to help': at('cadre', cast.cadre, 'accepted', async (page, look) => {
        await more('请人协办', '请他们协办')?.(page, look)
        await page.getByRole('checkbox').first().click()
        await look()
        await page.getByRole('tab', { name: '别的单元' }).click()
        await page.getByRole('searchbox').waitFor()
      }),
      'asking a body outside': at('cadre', cast.cadre, 'accepted', more('转办外单位', '转办')),
      'a supervision, and the reply': at('cadre', cast.cadre, 'supervised', async (page, look) => {
        await look()
        await press(page, '回复督办')
        await dialog(page, '回复督办')
      }),
      'an extension that was asked for': at('cadre', cast.cadre, 'extension'),
      'a referral, and taking it back': at('cadre', cast.cadre, 'referred', async (page, look) => {
        await look()
        await press(page, '收回转办')
        await dialog(page, '收回转办')
      }),
      'those who help, and taking it back': at('cadre', cast.cadre, 'helped', async (page, look) => {
        await look()
        await press(page, '取消赵芳的协办')
        await dialog(page, '取消协办')
      }),
      'one’s own part': at('cadre', cast.helper, 'helped', async (page, look) => {
        await look()
        await press(page, '回报协办')
        await dialog(page, '回报协办')
        await page.getByRole('dialog').getByRole('button', { name: '报告办完了' }).click()
        await page.getByRole('alert').first().waitFor()
      }),
      'handing it to a colleague or another unit': at('cadre', cast.cadre, 'accepted', async (page, look) => {
        await more('转派')?.(page, look)
        await page.getByRole('tab', { name: '别的单元' }).click()
        await page.getByRole('searchbox').waitFor()
      }),
      'a request that is not there': {
        openid: cast.cadre,
        path: `packages/cadre/request/index?id=${'0'.repeat(32)}`,
      },
    },
    'phone',
    stand,
  )
})

describe('axe finds nothing on the phone of a desk:', () => {
  axeFindsNothing(
    {
      'the desk and its states': {
        openid: cast.desk,
        path: desk,
        act: async (page, look) => {
          await tabs('待派单', '超期', '延期申请', '待回访')?.(page, look)
          await press(page, '看什么：更多情况')
          await dialog(page, '看什么')
          await look()
          await page.getByRole('radio', { name: /全部在办/ }).click()
        },
      },
      'the street’s desk and its filters': {
        openid: cast.street,
        path: desk,
        act: async (page, look) => {
          await press(page, '社区：全部社区')
          await dialog(page, '看哪个社区')
          await look()
          await page.getByRole('radio', { name: '示例一社区' }).click()
          await press(page, '单元：全部单元')
          await dialog(page, '看哪个单元')
        },
      },
      'somebody without a desk': { openid: cast.newcomer, path: desk },
      'a request that waits, and dispatching it': at(
        'desk',
        cast.waitingDesk,
        'waiting',
        async (page, look) => {
          await look()
          await press(page, '派单')
          await dialog(page)
        },
      ),
      'dispatching anew': at('desk', cast.desk, 'dispatched', async page => {
        await press(page, '改派')
        await dialog(page, '改派')
      }),
      'several at once, to whom, and what became of them': {
        openid: cast.waitingDesk,
        path: desk,
        act: async (page, look) => {
          await press(page, '多选')
          await look()
          await press(page, '全选')
          await press(page, /^派单（/)
          await dialog(page)
          await look()
          await page.getByRole('tab', { name: '指定同志' }).click()
          await look()
          await page.getByRole('tab', { name: '自动派' }).click()
          await page.getByRole('dialog').getByRole('button', { name: '派单', exact: true }).click()
          await dialog(page, '派单结果')
        },
      },
      'supervising it': at('desk', cast.desk, 'accepted', more('督办')),
      'whistling for others': at('desk', cast.desk, 'accepted', more('吹哨请人', '吹哨')),
      'merging it': at('desk', cast.desk, 'dispatched', more('合并', '并入选的这件')),
      'answering an extension': at('desk', cast.desk, 'extension', async (page, look) => {
        await page.getByRole('button', { name: '答复延期' }).last().click()
        await dialog(page, '答复延期')
        await look()
        await page.getByRole('radio', { name: /不同意/ }).click()
        await page.getByRole('dialog').getByRole('button', { name: '答复经办人' }).click()
        await page.getByRole('alert').waitFor()
      }),
      'a follow-up call': at('desk', cast.desk, 'resolved', async (page, look) => {
        await press(page, '回访')
        await dialog(page, '回访')
        await page.getByRole('dialog').getByRole('button', { name: '记下回访' }).click()
        await look()
        await page.getByRole('radio', { name: '接通了' }).click()
      }),
      'refusing it': at('desk', cast.waitingDesk, 'waiting', more('不予受理')),
      'a request that is closed': at('desk', cast.desk, 'closed'),
    },
    'phone',
    stand,
  )
})

const first = (page: Page, list: string) =>
  page.getByRole('list', { name: list }).getByRole('button').first().click()

describe('axe finds nothing on a wide screen:', () => {
  axeFindsNothing(
    {
      'the workbench, with a request beside it': {
        openid: cast.cadre,
        path: workbench,
        act: async (page, look) => {
          await look()
          await page.getByRole('tab', { name: '在办' }).click()
          await first(page, '在办')
          await press(page, '已经办好')
          await dialog(page, '办理结果')
        },
      },
      'the desk, with a request beside it': {
        openid: cast.waitingDesk,
        path: desk,
        act: async (page, look) => {
          await first(page, '待派单')
          await page.getByText('诉求内容').waitFor()
          await look()
          await press(page, '派单')
          await dialog(page)
        },
      },
      'a request on its own': at('desk', cast.desk, 'accepted'),
    },
    'desk',
    stand,
  )
})
