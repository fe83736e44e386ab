import { describe, expect, it } from 'vitest'
import { nextWords } from './next-step'

const now = '2026-11-23T06:00:00Z'
const next = { text: '等待李伟接单', until: '2026-11-23T09:00:00Z' as string | null }

describe('the next step', () => {
  it('is a promise with its time', () => {
    expect(nextWords({ status: 'dispatched', next }, now)).toBe('下一步：等待李伟接单，最晚今天 17:00。')
  })

  it('says when the promise was broken', () => {
    const late = { ...next, until: '2026-11-23T05:00:00Z' }
    expect(nextWords({ status: 'dispatched', next: late }, now)).toBe(
      '下一步：等待李伟接单，原定今天 13:00，已经超时。',
    )
  })

  it('is an offer while the resident may rate or have it done again', () => {
    const asked = { text: '请您看看，解决了吗', until: '2026-11-30T04:00:00Z' }
    expect(nextWords({ status: 'resolved', next: asked }, now)).toBe(
      '下一步：请您看看，解决了吗（11月30日 12:00 前）。',
    )
  })

  it('is no longer offered when the time for it is over', () => {
    const over = { text: '如果问题又出现，可以重办', until: '2026-11-20T04:00:00Z' }
    expect(nextWords({ status: 'closed', next: over }, now)).toBeUndefined()
    expect(nextWords({ status: 'closed', next: { ...over, until: '2026-11-24T04:00:00Z' } }, now)).toBe(
      '下一步：如果问题又出现，可以重办（明天 12:00 前）。',
    )
  })

  it('is nothing at an end', () => {
    expect(nextWords({ status: 'withdrawn', next: null }, now)).toBeUndefined()
  })
})
