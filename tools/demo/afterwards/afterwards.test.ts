import { cellOf } from '@domain/ledger/cell'
import { ratesOf as inPercent, sum } from '@domain/ledger/rates'
import { daysAfter } from '@domain/request/deadline'
import { isOpen } from '@domain/request/model'
import { describe, expect, it } from 'vitest'
import { demo } from '../demo'

const NOW = '2026-03-18T07:20:00.000Z'
const { requests, messages, rates, posts, people, communities } = demo({
  now: NOW,
  requests: 800,
  days: 30,
})

describe('the message centre of the demo street', () => {
  it('has what happened in the last two weeks, each thing once to each reader', () => {
    expect(messages.length).toBeGreaterThan(800)
    expect(new Set(messages.map(({ _id }) => _id)).size).toBe(messages.length)
    for (const { at } of messages) expect(at >= daysAfter(NOW, -14) && at <= NOW).toBe(true)
  })

  it('is read by people and desks of the street, who have left a few of the newest', () => {
    const readers = new Set([...posts.map(p => p.person), ...people.map(p => p._id)])
    const desks = new Set(['street', ...communities.map(c => c._id)])
    const unread = new Map<string, number>()
    for (const { to, toDesk, readAt } of messages) {
      expect((toDesk ? desks : readers).has(to), to).toBe(true)
      if (!readAt) unread.set(to, (unread.get(to) ?? 0) + 1)
    }
    expect(unread.size).toBeGreaterThan(20)
    for (const count of unread.values()) expect(count).toBeLessThan(6)
  })

  it('leaves the timer nothing to send, to tell or to count', () => {
    for (const { push } of messages) {
      expect(push.at).toBeNull()
      expect(['none', 'sent', 'declined']).toContain(push.state)
    }
    for (const { untold, leftCells } of requests) {
      expect(untold).toBeNull()
      expect(leftCells).toEqual([])
    }
  })
})

describe('the rates of the demo street', () => {
  it('count every request in its cell', () => {
    expect(sum(rates).total).toBe(requests.length)
    expect(new Set(rates.map(({ _id }) => _id))).toEqual(new Set(requests.map(cellOf)))
    for (const cell of rates) expect(cellOf(cell)).toBe(cell._id)
    expect(sum(rates).merged).toBe(requests.filter(({ status }) => status === 'merged').length)
  })

  it('are those of a street where most is answered in time and solved, and not everything', () => {
    const { response, resolution, satisfaction } = inPercent(sum(rates))
    expect(response).toBeGreaterThan(0.85)
    expect(response).toBeLessThan(0.97)
    expect(resolution).toBeGreaterThan(0.85)
    expect(resolution).toBeLessThan(0.99)
    expect(satisfaction).toBeGreaterThan(0.7)
    expect(requests.some(({ status }) => isOpen(status))).toBe(true)
  })
})
