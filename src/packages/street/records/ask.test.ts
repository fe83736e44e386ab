import { describe, expect, it } from 'vitest'
import { recordsOf } from './ask'

describe('the requests behind a number', () => {
  it('of the board are those with its flag', () => {
    expect(recordsOf({ flag: 'supervised', community: 'c1' })).toEqual({
      kind: 'flag',
      flag: 'supervised',
      community: 'c1',
    })
    expect(recordsOf({ flag: 'nonsense' })).toMatchObject({ flag: 'overdue', community: '' })
  })

  it('of the rates are those that its measure counts', () => {
    const params = {
      measure: 'solved',
      from: '2026-10',
      until: '2026-11',
      unit: 'u1',
      words: '%E4%B9%89%E8%AF%8A',
    }
    expect(recordsOf(params)).toEqual({
      kind: 'counted',
      words: '义诊',
      ask: { view: 'counted', measure: 'solved', from: '2026-10', until: '2026-11', unit: 'u1' },
    })
  })
})
