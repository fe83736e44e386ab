import { describe, expect, it } from 'vitest'
import { afterwards, leadOf, provisionalWords } from './lead'

const now = '2026-11-23T06:00:00Z'
const view = {
  status: 'dispatched' as const,
  responsible: { role: 'cadre' as const, name: '李伟' },
  dueAt: '2026-11-24T04:00:00Z',
  verdict: null,
  changedAt: '2026-11-23T05:00:00Z',
  escalated: null,
  referral: null,
  provisional: false,
  moves: ['remind' as const],
}
const late = { dueAt: '2026-11-23T02:00:00Z' }
const referral = { body: '市自来水公司', words: '水管老化', expectBy: '2026-12-02T10:00:00Z' }

describe('the first line of a request', () => {
  it.each([
    [{}, '李伟将在明天 12:00 前答复您。'],
    [{ dueAt: '2026-11-27T10:00:00Z' }, '李伟将在周五（11月27日）18:00 前答复您。'],
    [late, '李伟还没有答复，已超过 4 小时，您可以催办，也可以打电话问问社区。'],
    [{ ...late, moves: [] }, '李伟还没有答复，已超过 4 小时，您可以打电话问问社区。'],
    [{ ...late, escalated: 'lead' as const }, '李伟还没有答复，已超过 4 小时，小区组长已经在督促。'],
    [{ status: 'waiting' as const }, '李伟正在安排人，将在明天 12:00 前答复您。'],
    [{ status: 'accepted' as const }, '李伟正在办，将在明天 12:00 前办好。'],
    [
      { ...late, status: 'accepted' as const, escalated: 'community' as const },
      '李伟还没有办好，已超过 4 小时，社区已经在督促。',
    ],
    [
      { status: 'referred' as const, referral },
      '已转给市自来水公司办理，预计12月2日前有答复，李伟会一直跟进。',
    ],
    [
      { ...late, status: 'referred' as const, referral },
      '已转给市自来水公司办理，还没有答复，李伟正在催问。',
    ],
    [{ status: 'resolved' as const, moves: ['rate' as const] }, '李伟说已经办好，请您看看解决了没有。'],
    [{ status: 'resolved' as const }, '李伟说已经办好，社区会打电话回访。'],
    [{ status: 'resolved' as const, verdict: 'unsolved' as const }, '您说还没有解决，可以请我们重办。'],
    [{ status: 'closed' as const, dueAt: null, verdict: 'solved' as const }, '已结案，谢谢您的评价。'],
    [{ status: 'closed' as const, dueAt: null, verdict: 'none' as const }, '7 天没有收到您的评价，已结案。'],
    [{ status: 'withdrawn' as const, dueAt: null }, '您已经撤回，今天 13:00。'],
    [{ status: 'merged' as const, dueAt: null }, '和另一件诉求是同一件事，一起办理，有进展会告诉您。'],
  ])('with %j says %s', (fields, words) => {
    expect(leadOf({ ...view, ...fields }, now)).toBe(words)
  })

  it('doesn’t say that the one who has it now urges themselves', () => {
    const atDesk = { role: 'community' as const, name: '示例一社区' }
    expect(
      leadOf({ ...view, ...late, status: 'waiting', responsible: atDesk, escalated: 'community' }, now),
    ).toBe('示例一社区还没有安排好人，已超过 4 小时，您可以催办，也可以打电话问问社区。')
  })
})

describe('a deadline that may still move', () => {
  it('says so while it runs', () => {
    expect(provisionalWords({ ...view, provisional: true })).toBe('时间是暂定的，放假安排公布后会再告诉您。')
    expect(provisionalWords(view)).toBeUndefined()
    expect(provisionalWords({ ...view, provisional: true, status: 'resolved' })).toBeUndefined()
  })
})

describe('once a request is over', () => {
  it('a resident learns how long it can be done again, and that this is over', () => {
    expect(afterwards({ status: 'closed', moves: ['reopen'] })).toContain('7 天内都可以请重办')
    expect(afterwards({ status: 'closed', moves: [] })).toContain('请重办的 7 天已经过了')
  })
  it.each([
    'refused',
    'withdrawn',
  ] as const)('a resident whose request was %s is told where to turn', status => {
    expect(afterwards({ status, moves: [] })).toContain('再提一次')
  })
  it.each([
    'waiting',
    'resolved',
    'merged',
  ] as const)('nothing is said of one that is %s: it goes on', status => {
    expect(afterwards({ status, moves: [] })).toBeUndefined()
  })
})
