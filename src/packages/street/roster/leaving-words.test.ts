import { expect, it } from 'vitest'
import { leavingWords } from './leaving-words'

it('what becomes of the work is said before somebody leaves', () => {
  const lead = { role: 'lead' as const, name: '孙组长' }
  expect(leavingWords({ count: 3, successors: [lead], last: false, calledOff: 0 })).toMatch(
    /3 件会交给小区组长孙组长/,
  )
  expect(leavingWords({ count: 0, successors: [lead], last: false, calledOff: 0 })).toMatch(/没有没办完的事/)
  expect(leavingWords({ count: 0, successors: [], last: false, calledOff: 0 })).toMatch(/没有要交接的/)
  expect(leavingWords({ count: 0, successors: [], last: false, calledOff: 2 })).toMatch(/2 个预约会取消/)
  expect(leavingWords({ count: 0, successors: [], last: true, calledOff: 0 })).toMatch(/至少要留一位/)
})
