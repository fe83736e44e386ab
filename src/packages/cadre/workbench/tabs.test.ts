import type { RequestItem } from '@domain/request/schema'
import { describe, expect, it } from 'vitest'
import { sortIntoTabs, together, workbenchLead } from './tabs'

const now = '2026-11-23T06:00:00Z'
const aRequest = (id: string, fields: Partial<RequestItem>) => ({ id, dueAt: null, ...fields }) as RequestItem

const items = [
  aRequest('gone', { status: 'withdrawn', mine: true }),
  aRequest('late', { status: 'dispatched', mine: false, dueAt: '2026-11-23T05:00:00Z' }),
  aRequest('mine', { status: 'dispatched', mine: true, dueAt: '2026-11-23T20:00:00Z' }),
  aRequest('theirs', { status: 'dispatched', mine: false, dueAt: '2026-11-23T21:00:00Z' }),
  aRequest('desk', { status: 'waiting', mine: false, dueAt: '2026-11-23T22:00:00Z' }),
  aRequest('hand', { status: 'accepted', mine: true, dueAt: '2026-11-24T05:00:00Z' }),
  aRequest('calm', { status: 'accepted', mine: true, dueAt: '2026-11-28T05:00:00Z' }),
]
const ids = (requests: readonly RequestItem[]) => requests.map(({ id }) => id)

describe('the workbench', () => {
  const tabs = sortIntoTabs(items, now)

  it('offers what waits in the units, assigned or not, the next due first', () => {
    expect(ids(tabs.waiting)).toEqual(['late', 'mine', 'theirs', 'desk'])
  })

  it('keeps what is in hand apart', () => {
    expect(ids(tabs.hand)).toEqual(['hand', 'calm'])
  })

  it('warns within a day of one’s own and of what waits, and of a colleague’s only once it is late', () => {
    const colleague = aRequest('colleague', {
      status: 'accepted',
      mine: false,
      dueAt: '2026-11-23T07:00:00Z',
    })
    const lateOne = { ...colleague, id: 'lateOne', dueAt: '2026-11-23T05:30:00Z' }
    const { soon } = sortIntoTabs([...items, colleague, lateOne], now)
    expect(ids(soon)).toEqual(['late', 'mine', 'theirs', 'desk', 'hand', 'lateOne'])
  })

  it('tells what the resident took back', () => {
    expect(ids(tabs.withdrawn)).toEqual(['gone'])
  })

  it('adds what is in hand to a page that is full of others, each once, the next due first', () => {
    const page = items.filter(({ id }) => id === 'late' || id === 'mine' || id === 'hand')
    const inHand = items.filter(({ mine }) => mine)
    expect(ids(together(page, inHand))).toEqual(['gone', 'late', 'mine', 'hand', 'calm'])
    expect(ids(together(page))).toEqual(['late', 'mine', 'hand'])
  })

  it('keeps what is with a body outside in the hand of the one who referred it', () => {
    const referred = aRequest('out', { status: 'referred', mine: true })
    expect(ids(sortIntoTabs([referred], now).hand)).toEqual(['out'])
  })

  it('begins with what is late and what is due today', () => {
    const today = aRequest('today', { status: 'accepted', mine: true, dueAt: '2026-11-23T10:00:00Z' })
    expect(workbenchLead(sortIntoTabs([...items, today], now))).toMatch(/^1 件超期，1 件今天到期，/)
  })

  it('says what is going on in a sentence', () => {
    expect(workbenchLead(tabs)).toBe('1 件超期，4 件等人接单，2 件在您手上。')
    expect(workbenchLead(tabs, true)).toContain('4 件以上等人接单')
    expect(workbenchLead(sortIntoTabs([], now))).toBe('现在没有等着您的事。')
  })
})
