import { describe, expect, it } from 'vitest'
import { inDays, timersBetween } from './clock-panel'
import type { ActionMetrics, OutboxItem } from './cloud'
import { faultsOf } from './faults-panel'
import { tellMessage } from './message-words'

const item = (api: string, args: object, reply: object = { errCode: 0 }): OutboxItem => ({
  id: 1,
  at: '2026-11-23T01:00:00.000Z',
  api,
  args: { ...args },
  reply: { ...reply },
})
const nameOf = (openid: string) => (openid === 'o1' ? '王示例' : openid)

describe('a message in plain words', () => {
  const sent = {
    touser: 'o1',
    page: 'packages/resident/request/index?id=1',
    data: {
      character_string1: { value: '20261123-0007' },
      thing2: { value: '义剪 一单元' },
      phrase3: { value: '办理中' },
      time4: { value: '2026-11-23 09:00' },
      thing5: { value: '李示例已经接单' },
    },
  }

  it('says to whom a subscribe message went, what it says and which page it opens', () => {
    expect(tellMessage(item('subscribeMessage.send', sent), nameOf)).toEqual({
      kind: '发给王示例',
      outcome: '已送达',
      fine: true,
      text: '办理中：李示例已经接单',
      detail: '义剪 一单元 · 20261123-0007',
      to: 'o1',
      page: 'packages/resident/request/index?id=1',
    })
  })

  it('says why one did not arrive', () => {
    const told = tellMessage(item('subscribeMessage.send', sent, { errCode: 43101 }), nameOf)
    expect([told.outcome, told.fine]).toEqual(['对方没有订阅', false])
    expect(tellMessage(item('subscribeMessage.send', sent, { errCode: -1 }), nameOf).outcome).toBe(
      '没有成功（-1）',
    )
  })

  it.each([
    [{ errCode: 0, result: { suggest: 'pass' } }, '通过', true],
    [{ errCode: 0, result: { suggest: 'review' } }, '要人工看', false],
    [{ errCode: 0, result: { suggest: 'risky' } }, '没通过', false],
    [{ errCode: 87014 }, '没通过', false],
  ])('tells the verdict %j about a text', (reply, outcome, fine) => {
    const told = tellMessage(item('security.msgSecCheck', { content: '楼道\n堆物' }, reply), nameOf)
    expect(told).toMatchObject({ kind: '文字检查', text: '楼道 堆物', outcome, fine })
  })

  it('tells of a picture, and of calls that it does not know', () => {
    expect(tellMessage(item('security.imgSecCheck', {}, { errCode: 87014 }), nameOf)).toMatchObject({
      kind: '图片检查',
      outcome: '没通过',
      fine: false,
    })
    expect(tellMessage(item('some.thing', {}), nameOf)).toMatchObject({ kind: 'some.thing', outcome: '成功' })
  })
})

describe('the clock', () => {
  it('tells how far it is ahead by the two largest units', () => {
    expect(inDays(90 * 60_000)).toBe('1 小时 30 分钟')
    expect(inDays(7 * 86_400_000)).toBe('7 天')
    expect(inDays(2 * 86_400_000 + 3_600_000 + 60_000)).toBe('2 天 1 小时')
  })

  it('tells which timers ran, from the metrics before and after', () => {
    const calls = (count: number) => ({ '-': { calls: count } as ActionMetrics })
    expect(timersBetween({ timer: calls(2) }, { timer: calls(3), other: calls(1) })).toBe(
      '定时任务跑过了：timer 1 次，other 1 次',
    )
    expect(timersBetween({ timer: calls(2) }, { timer: calls(2) })).toBe('没有到点的定时任务')
  })
})

describe('faults', () => {
  it('are drawn from a seed, slowness with its milliseconds', () => {
    expect(faultsOf({ conflict: 0.1, slow: 0.2, crash: 0 })).toEqual({
      seed: 1,
      conflict: 0.1,
      slow: { p: 0.2, ms: 800 },
    })
  })

  it('are cleared by an empty object', () => {
    expect(faultsOf({ conflict: 0 })).toEqual({})
  })
})
