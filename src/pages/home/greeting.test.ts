import { describe, expect, it } from 'vitest'
import { greeting } from './greeting'

describe('the greeting', () => {
  it.each([
    ['2026-11-23T00:30:00Z', '王秀英，上午好'],
    ['2026-11-23T04:00:00Z', '王秀英，中午好'],
    ['2026-11-23T06:00:00Z', '王秀英，下午好'],
    ['2026-11-23T10:00:00Z', '王秀英，晚上好'],
    ['2026-11-23T18:00:00Z', '王秀英，夜深了'],
  ])('goes by the hour in Lanzhou: at %s it is %s', (now, words) => {
    expect(greeting('王秀英', now)).toBe(words)
  })

  it('greets once where no name is known', () => {
    expect(greeting('', '2026-11-23T06:00:00Z')).toBe('下午好')
  })
})
