import { describe, expect, it } from 'vitest'
import { reasonFrom } from './reason'

describe('the reason for 重办', () => {
  it.each([
    [[], '  ', ''],
    [['nobody', 'again'], '', '没有人来、问题又来了'],
    [[], ' 灯还是不亮 ', '灯还是不亮'],
    [['partly'], '只修了一楼', '只办了一半。只修了一楼'],
  ])('of %j and “%s” is “%s”', (chosen, words, reason) => {
    expect(reasonFrom(chosen, words)).toBe(reason)
  })
})
