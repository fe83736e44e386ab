import { expect, it } from 'vitest'
import { amountProblem, countedOf, delayWords, termOf, termsWords } from './terms-words'

it('terms are told in words', () => {
  const respond = { amount: 4, unit: 'hours', counting: 'working' } as const
  const resolve = { amount: 2, unit: 'days', counting: 'calendar' } as const
  expect(termsWords({ respond, resolve })).toBe('4 个工作小时内接单，2 天内办结')
  expect(delayWords({ ...respond, amount: 0 })).toBe('一到期就通知')
  expect(delayWords(resolve)).toBe('到期后 2 天')
  expect(termOf(4, countedOf(respond))).toEqual(respond)
})

it('an amount is a whole number in reach', () => {
  expect(amountProblem(1, 1)).toBeUndefined()
  expect(amountProblem(0, 1)).toMatch(/1 到 999/)
  expect(amountProblem(Number.NaN, 0)).toMatch(/整数/)
})
