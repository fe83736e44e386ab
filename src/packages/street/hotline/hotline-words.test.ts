import { defaultHotline } from '@domain/hotline/settings'
import { expect, it } from 'vitest'
import { countWords, hotlineProblems, starsWords } from './hotline-words'

it('the hotline’s settings are a telephone number, and whole numbers within their limits', () => {
  expect(hotlineProblems(defaultHotline)).toEqual({})
  const wrong = { ...defaultHotline, dutyLine: '110110', perMonth: 0, noShowDays: Number.NaN }
  expect(Object.keys(hotlineProblems(wrong))).toEqual(['dutyLine', 'perMonth', 'noShowDays'])
})

it('small groups are not shown', () => {
  expect([countWords(12), countWords(null)]).toEqual(['12', '不显示'])
  expect([starsWords(4.75, 20), starsWords(null, null), starsWords(null, 0)]).toEqual([
    '4.8 星',
    '不显示',
    '还没有',
  ])
})
