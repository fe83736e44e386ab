import type { PersonMove } from '@domain/request/policy'
import { siteFolder } from '../../tools/lib/site.mjs'
import { aHaircut, asking } from '../support/ask'
import { type Cloud, startCloud } from '../support/cloud'
import { smallStreet } from '../support/small-street'

/** A resident with a request in every state, the staff who have them, and somebody who is new. */
export const cast = {
  resident: 'o_resident',
  newcomer: 'o_newcomer',
  cadre: 'o_wei',
  /** Has a part of what the cadre has in hand. */
  helper: 'o_fang',
  lead: 'o_lead1',
  desk: 'o_desk1',
  /** The desk where requests wait, since nobody serves their unit. */
  waitingDesk: 'o_desk2',
  street: 'o_street',
}

const requests = [
  'dispatched',
  'waiting',
  'accepted',
  'resolved',
  'unsolved',
  'reopened',
  'returned',
  'closed',
  'silent',
  'withdrawn',
  'refused',
  'supervised',
  'extension',
  'helped',
  'referred',
  'merged',
] as const
export type RequestName = (typeof requests)[number]

export interface AxeStreet {
  cloud: Cloud
  /** The ids of the requests by what became of them. */
  ids: Record<RequestName, string>
}

const DAY_MS = 86_400_000

const words: Partial<Record<RequestName, Record<string, unknown>>> = {
  waiting: {
    unit: 'u3',
    category: 'fire-hazard',
    answers: { hazard: ['charging', 'clutter'], place: '3 号楼 2 单元一楼楼道' },
    text: '楼道里有人给电动车充电，电线从四楼窗户拉下来，堵着消火栓',
  },
  accepted: {
    category: 'free-clinic',
    answers: { need: ['blood-pressure', 'medicine'], where: 'home' },
    beneficiary: { name: '李奶奶', phone: '13800005678', address: '5 号楼 302' },
    text: '老人最近头晕，降压药吃完了，不知道该不该换药',
    wanted: [{ day: '2099-01-01', part: 'morning' }],
  },
}

/** The small street on a running cloud that also serves the site, with a request in every state. */
export async function startAxeStreet(): Promise<AxeStreet> {
  // Another folder for broken copies.
  const site = process.env.SITE_DIST ?? siteFolder
  const cloud = await startCloud({ import: smallStreet(), static: site })
  const { ask } = asking(cloud)
  const ids = {} as Record<RequestName, string>
  const by = async (openid: string, action: PersonMove, input: Record<string, unknown>) => {
    await ask('request', openid, action as 'accept', input as never, `${action}-${input.id}`)
  }
  const submit = async (name: RequestName) => {
    const input = aHaircut({ text: `给母亲理发（${name}）`, ...words[name] })
    ids[name] = (await ask('request', cast.resident, 'submit', input as never, `submit-${name}`)).id
    return ids[name]
  }
  const done = async (name: RequestName) => {
    const id = await submit(name)
    await by(cast.cadre, 'accept', { id })
    await by(cast.cadre, 'note', { id, text: '已经电话联系上，约好明天上午' })
    await by(cast.cadre, 'resolve', { id, result: '今天上午上门理好了，老人很满意' })
    return id
  }

  await ask('account', cast.resident, 'save', { unit: 'u1', name: '王阿姨', phone: '13800001234' }, 'save')
  await done('silent')
  await cloud.clock.advance(8 * DAY_MS)
  await submit('dispatched')
  await ask('request', cast.desk, 'dispatch', { id: ids.dispatched, to: cast.cadre }, 'dispatch')
  // What was just dispatched falls due within the hour, so that it is marked.
  await cloud.clock.advance(0.97 * DAY_MS)
  await submit('waiting')
  await by(cast.cadre, 'accept', { id: await submit('accepted') })
  await done('resolved')
  await by(cast.resident, 'rate', { id: await done('unsolved'), solved: false, words: '后面没剪齐' })
  await by(cast.resident, 'reopen', { id: await done('reopened'), reason: '还没有解决' })
  const returned = await submit('returned')
  await by(cast.cadre, 'accept', { id: returned })
  await by(cast.cadre, 'return', { id: returned, reason: '我这几天不在，怕耽误' })
  await by(cast.resident, 'rate', { id: await done('closed'), solved: true, words: '剪得好，谢谢' })
  await by(cast.resident, 'withdraw', { id: await submit('withdrawn') })
  const refusal = { reason: '不属于街道社区的职责', instead: '拨打 12345 政务服务热线' }
  await by(cast.desk, 'refuse', { id: await submit('refused'), ...refusal })
  const inHand = async (name: RequestName) => {
    const id = await submit(name)
    await by(cast.desk, 'dispatch', { id, to: cast.cadre })
    await by(cast.cadre, 'accept', { id })
    return id
  }
  await by(cast.desk, 'supervise', { id: await inHand('supervised'), words: '请今天联系上居民' })
  await by(cast.cadre, 'extend', { id: await inHand('extension'), days: 3, reason: '老人还在医院' })
  const helped = await inHand('helped')
  const parts = [{ to: cast.helper, task: '带上轮椅，帮忙把老人接下来' }]
  await by(cast.cadre, 'assist', { id: helped, parts })
  await by(cast.resident, 'remind', { id: helped, words: '老人下周要住院，请快一点' })
  const body = '兰州城市供水（集团）有限公司安宁营业所'
  const outside = { body, words: '水表坏了，要停水更换', expectBy: '2099-01-04' }
  await by(cast.cadre, 'refer', { id: await inHand('referred'), ...outside })
  await by(cast.desk, 'merge', { id: await submit('merged'), into: helped })
  return { cloud, ids }
}
