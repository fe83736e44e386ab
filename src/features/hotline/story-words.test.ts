import { eventTypes } from '@domain/hotline/appointment'
import { describe, expect, it } from 'vitest'
import { stepWords, storyEntries } from './story-words'

const now = '2026-11-26T06:00:00.000Z'

describe('the story of an appointment', () => {
  it('has a sentence for every step', () => {
    for (const type of eventTypes) expect(stepWords({ type, at: now, by: 'client' }, now)).not.toBe('')
  })
  it('says what the time was before', () => {
    const moved = { type: 'moved' as const, at: now, by: 'client' as const, from: '2026-11-27T01:00:00.000Z' }
    expect(stepWords(moved, now)).toBe('改了时间，原来是明天 09:00')
  })
  it('has the newest step first, with its person from where one stands', () => {
    const story = [
      { type: 'held' as const, at: '2026-11-26T03:00:00.000Z', by: 'client' as const },
      { type: 'confirmed' as const, at: '2026-11-26T04:00:00.000Z', by: 'counsellor' as const },
      { type: 'reminded' as const, at: '2026-11-26T05:00:00.000Z', by: 'system' as const },
    ]
    expect(storyEntries({ story, as: 'client' }, now).map(({ text, who }) => [text, who])).toEqual([
      ['发了提醒', undefined],
      ['确认了预约', '咨询师'],
      ['提交了预约，等咨询师确认', '您'],
    ])
    expect(storyEntries({ story, as: 'counsellor' }, now).map(({ who }) => who)).toEqual([
      undefined,
      '您',
      '来访者',
    ])
  })
})
