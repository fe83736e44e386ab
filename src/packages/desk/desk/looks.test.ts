import { describe, expect, it } from 'vitest'
import { allLooks, askFor, looksAbove } from './looks'

describe('the looks of the desk', () => {
  it('are asked for by flag, or by state', () => {
    expect(askFor('waiting')).toEqual({ status: 'waiting' })
    expect(askFor('overdue')).toEqual({ flag: 'overdue' })
    expect(askFor('referred')).toEqual({ flag: 'referred' })
    expect(askFor('closed')).toEqual({ status: 'closed' })
  })

  it('keep the four that are used most above the list, and the chosen one', () => {
    expect(looksAbove('overdue')).toEqual(['waiting', 'overdue', 'extension', 'callBack'])
    expect(looksAbove('reopened')).toEqual(['reopened', 'waiting', 'overdue', 'extension', 'callBack'])
  })

  it('have a name each, no two the same', () => {
    const names = allLooks.map(({ label }) => label)
    expect(new Set(names).size).toBe(names.length)
  })
})
