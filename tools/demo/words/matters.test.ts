import { categoryIds } from '@domain/request/categories'
import { describe, expect, it } from 'vitest'
import { chance } from '../chance'
import { say } from './matters'

describe.each(categoryIds)('what is said about %s', category => {
  const said = Array.from({ length: 400 }, (_, index) => say(category, chance('words', category, index)))

  it('varies: hundreds of texts in far more than 25 ways, a dozen results', () => {
    expect(new Set(said.map(({ text }) => text)).size).toBeGreaterThan(100)
    expect(new Set(said.map(({ result }) => result)).size).toBeGreaterThan(12)
  })

  it('leaves no slot open and is as long as people write', () => {
    for (const { text, result, answers } of said) {
      expect(text + result + JSON.stringify(answers)).not.toMatch(/\{\w+\}|undefined|，，|。。/)
      expect(text.length).toBeLessThan(60)
      expect(result.length).toBeGreaterThan(5)
      expect(result.length).toBeLessThan(60)
    }
  })
})
