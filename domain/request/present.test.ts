import { describe, expect, it } from 'vitest'
import type { Actor } from '../street/model'
import {
  actor,
  again,
  aPart,
  aSubmitted,
  deskClerk,
  fang,
  having,
  lead,
  officer,
  resident,
  T0,
  toDesk,
  toWei,
  wei,
} from '../testing/factories'
import { refusal } from './conditions'
import { daysAfter, hoursAfter } from './deadline'
import { maskPhone, presentItem, presentRequest } from './present'
import { requestItem, requestView } from './schema'
import { tell } from './story'

const request = aSubmitted(undefined, {
  beneficiary: { name: '老邻居', phone: '13900005678', address: '5 号楼 502' },
})
const seenBy = (viewer: Actor, of = request) => presentRequest(of, viewer, T0, [])

describe('the story of a resident', () => {
  const above = {
    lead: { role: 'lead', id: 'o_lead', name: '孙组长' },
    community: toDesk,
    street: { role: 'street', id: 'street', name: '街道' },
  } as const
  const tick = { move: 'tick', above } as const
  const texts = (of: typeof request, viewer: Actor = resident()) =>
    seenBy(viewer, of).story.map(({ text }) => text)

  it('tells what was called in one moment in one line, and nothing of who was reminded inside', () => {
    const half = having(request, tick, 'system', hoursAfter(T0, 12))
    expect(texts(half)[0]).toBe('已提醒抓紧答复')
    const late = having(half, tick, 'system', daysAfter(T0, 11))
    expect(texts(late)).toEqual([
      '改由街道负责了：超过答复和办理期限没有人接',
      '已提醒抓紧答复',
      '派给了李伟',
      '王阿姨提交了诉求',
    ])
    expect(texts(late, actor(officer))).toHaveLength(9)
    expect(texts(late).join()).not.toContain('经办人')
  })
  it('tells who is asked to see to it when it is in hand', () => {
    const accepted = having(request, { move: 'accept' }, actor(wei))
    expect(texts(having(accepted, tick, 'system', daysAfter(T0, 7)))[0]).toBe('已请孙组长督促：超过办理期限')
  })
  it('does not judge them by their silence, and says nothing of a deadline that stays', () => {
    const accepted = having(request, { move: 'accept' }, actor(wei))
    const same = having(accepted, { move: 'recount', ...accepted.clocks, calendar: 'new' }, 'system')
    expect(texts(same)).toEqual(texts(accepted))
    expect(texts(same, actor(officer))[0]).toBe('工作日安排有变化，期限没有变')
    const resolved = having(accepted, { move: 'resolve', result: '好了' }, actor(wei), T0)
    const silent = having(resolved, { move: 'close' }, 'system', daysAfter(T0, 7))
    expect(texts(silent)[0]).toBe('7 天没有收到评价，已经结案')
  })
  it('says that a duplicate stands alone again, which nobody has done before', () => {
    const merged = having(request, { move: 'merge', into: { id: 'r2', no: 'N' } }, actor(deskClerk))
    const alone = having(merged, { move: 'reopen', again: again(toWei), reason: '那件撤回了' }, 'system')
    expect(texts(alone)[0]).toBe('恢复单独办理，交给李伟')
  })
})

describe('the next step', () => {
  it('is said in the second person to whoever has to take it', () => {
    const next = (viewer: Actor, of = request) => seenBy(viewer, of).next?.text
    expect([next(actor(wei)), next(actor(fang)), next(resident())]).toEqual([
      '等您接单',
      '等待李伟接单',
      '等待李伟接单',
    ])
    const accepted = having(request, { move: 'accept' }, actor(wei))
    expect([next(actor(wei), accepted), next(resident(), accepted)]).toEqual(['等您办好', '李伟正在办理'])
    expect(next(actor(deskClerk), aSubmitted(toDesk))).toBe('等您派单')
  })
})

describe('a step that asks several of one person', () => {
  it('names them once', () => {
    const accepted = having(request, { move: 'accept' }, actor(wei))
    const parts = [aPart, { ...aPart, id: 'p2', task: '扶梯子' }]
    const helped = having(accepted, { move: 'assist', parts }, actor(wei))
    expect(tell(helped.story.at(-1)!)).toEqual({
      text: '李伟请何帮协办',
      detail: '何帮：搬梯子\n何帮：扶梯子',
    })
    expect(refusal('resolve', helped, actor(wei), T0)?.message).toContain('何帮的协办还没有完成')
  })
})

describe('a desk that nobody sits at', () => {
  it('has not left its post', () => {
    const street = { role: 'street', id: 'street', name: '街道' } as const
    const atDesk = aSubmitted(toDesk)
    const handed = having(atDesk, { move: 'handOver', to: street, why: 'ended', parts: [] }, 'system')
    expect(tell(handed.story.at(-1)!).text).toBe('示例社区暂时没有人在岗，改由街道负责')
  })
})

describe('phone numbers and doors', () => {
  it('are whole for the requester, the responsible cadre and the desk', () => {
    for (const viewer of [resident(), actor(wei), actor(deskClerk)]) {
      const view = seenBy(viewer)
      expect(view.requester).toEqual({ name: '王阿姨', phone: '13800001234', masked: false })
      expect(view.beneficiary).toMatchObject({ phone: '13900005678', address: '5 号楼 502' })
      expect(view.address).toBe('3 号楼 101')
    }
  })
  it('are shown in part to colleagues, the lead and the street', () => {
    for (const viewer of [actor(fang), actor(lead), actor(officer)]) {
      const text = JSON.stringify(seenBy(viewer))
      expect(text).toContain('138****1234')
      expect(text).toContain('"addressHidden":true')
      for (const secret of ['13800001234', '13900005678', '502', '3 号楼']) expect(text).not.toContain(secret)
    }
  })
  it('are shown in part to the cadre and the desk once it is over', () => {
    const over = having(request, { move: 'withdraw' }, resident())
    for (const viewer of [actor(wei), actor(deskClerk)]) {
      expect(JSON.stringify(seenBy(viewer, over))).not.toContain('13800001234')
    }
    expect(seenBy(resident(), over).requester.phone).toBe('13800001234')
  })
  it('are whole for a desk that has a follow-up call to make, until it is made, and for no cadre', () => {
    const accepted = having(request, { move: 'accept' }, actor(wei))
    const resolved = having(accepted, { move: 'resolve', result: '好了' }, actor(wei), T0)
    const silent = having(resolved, { move: 'close' }, 'system', daysAfter(T0, 8))
    const phone = (viewer: Actor, of: typeof request) => seenBy(viewer, of).requester.phone
    for (const desk of [actor(deskClerk), actor(officer)]) {
      expect(phone(desk, silent)).toBe('13800001234')
      const said = { move: 'followUp' as const, reached: true, solved: true }
      const called = having(silent, said, desk, daysAfter(T0, 9))
      for (const each of [actor(deskClerk), actor(officer)]) expect(phone(each, called)).toBe('138****1234')
    }
    expect(phone(actor(wei), silent)).toBe('138****1234')
  })
  it('stay away where the requester withheld theirs', () => {
    const silent = aSubmitted(undefined, { contact: { name: '王阿姨' } })
    expect(seenBy(actor(wei), silent).requester).toEqual({ name: '王阿姨', masked: false })
  })
  it('keep three and four digits', () => {
    expect(maskPhone('13800001234')).toBe('138****1234')
    expect(maskPhone('12345')).toBe('****')
  })
})

describe('what leaves a function', () => {
  it('has no identity of a person for a resident, and no key or storage id for anybody', () => {
    const withPicture = { ...request, pictures: ['cloud://env/secret-path.jpg'] }
    expect(JSON.stringify(seenBy(resident(), withPicture))).not.toContain('o_wei')
    for (const viewer of [resident(), actor(wei), actor(deskClerk)]) {
      const text = JSON.stringify(seenBy(viewer, withPicture))
      expect(text).not.toContain('o_wang')
      expect(text).not.toContain('secret-path')
      expect(text).not.toContain('"key"')
    }
  })
  it('fits the contract', () => {
    expect(requestView.safeParse(seenBy(actor(wei))).error).toBeUndefined()
    expect(requestItem.safeParse(presentItem(request, actor(wei), T0)).error).toBeUndefined()
  })
  it('offers just the moves that are allowed now', () => {
    expect(seenBy(actor(wei)).moves).toEqual(['accept', 'note', 'return', 'transfer'])
    expect(seenBy(resident()).moves).toEqual(['note', 'withdraw', 'remind'])
    expect(seenBy(actor(officer)).moves).toEqual([
      ...['dispatch', 'note', 'refuse', 'supervise', 'assist', 'refer', 'merge'],
    ])
  })
  it('tells the story newest first, in sentences, with what happens next', () => {
    const accepted = having(request, { move: 'accept' }, actor(fang))
    const view = seenBy(resident(), accepted)
    expect(view.story.map(entry => entry.text)).toEqual(['赵芳接单了', '派给了李伟', '王阿姨提交了诉求'])
    expect(view.next).toEqual({ text: '赵芳正在办理', until: accepted.clocks.resolve.due })
  })
})
