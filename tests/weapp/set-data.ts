import { aHaircut, asking } from '../support/ask'
import type { Cloud } from '../support/cloud'
import { type Opened, open } from './product'

/** The largest setData of one act, in bytes, and the kind of act that it was. */
export interface Weight {
  act: string
  kind: 'first render' | 'tap or keystroke'
  bytes: number
}

/** Bytes of one setData: what a phone copies from one thread to the other before anything moves. */
export const LIMITS: Record<Weight['kind'], number> = {
  'first render': 24 * 1024,
  'tap or keystroke': 8 * 1024,
}

const long = '楼道里堆了很多旧家具和纸箱，老人上下楼不方便，晚上灯也不亮，已经有人绊倒过一次，'

/** A street day that fills the lists: 45 requests with long words in one unit. */
async function fill(cloud: Cloud) {
  const { ask } = asking(cloud)
  for (let i = 0; i < 45; i++) {
    const wish = aHaircut({ text: `${i} ${long.repeat(3)}`, contact: { name: '王阿姨和她的老邻居们' } })
    const { id } = await ask('request', 'o_wang', 'submit', wish)
    if (i % 3 === 0) await ask('request', 'o_wei', 'accept', { id })
    if (i % 6 === 0) await ask('request', 'o_wei', 'resolve', { id, result: long.repeat(2) })
  }
  return (await ask('request', 'o_wang', 'list', { view: 'mine' })).items[0]!.id
}

/** Opens every page that has something to show and acts on it, on the compiled mini-program. */
export async function weighSetData(cloud: Cloud): Promise<Weight[]> {
  const weights: Weight[] = []
  const id = await fill(cloud)
  let phone: Opened | undefined

  async function page(openid: string, path: string, awaited: string) {
    phone?.close()
    phone = await open(cloud, openid, { path })
    await phone.until(awaited)
    const largest = Math.max(...phone.setDataLog.map(entry => entry.bytes))
    weights.push({ act: `open ${path.split('?')[0]}`, kind: 'first render', bytes: largest })
    return phone
  }
  async function act(what: string, kind: Weight['kind'], does: () => Promise<unknown>) {
    const { largestSetData } = await phone!.measure(does)
    weights.push({ act: what, kind, bytes: largestSetData })
  }

  let shown = await page('o_wang', 'pages/home/index', '正在办的诉求')
  shown = await page('o_wang', 'pages/requests/index', '待接单')
  await act('a further page of 20', 'first render', () => shown.reachBottom())
  await act('all instead of open', 'tap or keystroke', () => shown.tap({ text: '全部', role: 'tab' }))
  shown = await page('o_wang', 'pages/me/index', '关怀模式')
  await act('elder view on', 'tap or keystroke', () => shown.tap('关怀模式'))
  shown = await page('o_wang', 'packages/resident/unit-picker/index', '示例一社区')
  await act('a keystroke in the search', 'tap or keystroke', () => shown.type('搜小区的名字', '单'))
  shown = await page('o_wang', 'packages/resident/request-form/index?category=haircut', '提交诉求')
  await act('a keystroke in the form', 'tap or keystroke', () => shown.type('还想说什么', '短'))
  await act('a choice in the form', 'tap or keystroke', () => shown.tap('请上门'))
  await act('times to choose from', 'tap or keystroke', () => shown.tap('我挑时间'))
  await page('o_wang', `packages/resident/request/index?id=${id}`, '撤回诉求')
  shown = await page('o_wang', 'packages/resident/messages/index', '未读')
  await act('a further page of 20 messages', 'first render', () => shown.reachBottom())
  shown = await page('o_wei', 'packages/cadre/workbench/index', '我来接单')
  await act('another tab of the workbench', 'tap or keystroke', () =>
    shown.tap({ text: '在办', role: 'tab' }),
  )
  await act('the tab of what one helps with', 'tap or keystroke', () =>
    shown.tap({ text: '协办', role: 'tab' }),
  )
  await page('o_wei', `packages/cadre/request/index?id=${id}`, '我来接单')
  shown = await page('o_street', 'packages/desk/desk/index', '待派单')
  await act('choosing several', 'tap or keystroke', () => shown.tap('多选'))
  await page('o_desk1', `packages/desk/request/index?id=${id}`, '改派')
  phone?.close()
  return weights
}
