import { describe, expect, it } from 'vitest'
import type { Actor } from '../street/model'
import {
  actor,
  aSubmitted,
  deskClerk,
  fang,
  having,
  lead,
  officer,
  resident,
  T0,
  wei,
} from '../testing/factories'
import { daysAfter } from './deadline'
import { maskPhone, presentItem, presentRequest } from './present'
import { requestItem, requestView } from './schema'

const request = aSubmitted(undefined, {
  beneficiary: { name: '老邻居', phone: '13900005678', address: '5 号楼 502' },
})
const seenBy = (viewer: Actor, of = request) => presentRequest(of, viewer, T0, [])

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
