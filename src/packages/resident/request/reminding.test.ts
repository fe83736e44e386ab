import { describe, expect, it } from 'vitest'
import { reminding } from './reminding'

const now = '2026-11-23T06:00:00Z'
const reminded = (at: string) => ({
  type: 'reminded',
  at,
  role: 'resident' as const,
  who: '王阿姨',
  text: '',
})
const view = { moves: [], story: [], status: 'accepted' as const }

describe('reminding whoever has it', () => {
  it('is offered as the cloud says', () => {
    expect(reminding({ ...view, moves: ['remind'] }, now)).toBe('can')
    expect(reminding(view, now)).toBeUndefined()
  })
  it('is done for today, by Lanzhou’s day', () => {
    expect(reminding({ ...view, story: [reminded('2026-11-22T16:00:00Z')] }, now)).toBe('done')
    expect(reminding({ ...view, story: [reminded('2026-11-22T15:59:00Z')] }, now)).toBeUndefined()
  })
  it('is no matter any more once it is reported done', () => {
    const story = [reminded('2026-11-23T05:00:00Z')]
    expect(reminding({ ...view, status: 'resolved', story }, now)).toBeUndefined()
  })
})
