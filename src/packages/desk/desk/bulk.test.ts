import type { RequestItem } from '@domain/request/schema'
import { describe, expect, it } from 'vitest'
import { commonUnit, firstOf, outcomesOf, outcomeWords, PICK_AT_MOST, toggled } from './bulk'

const anItem = (id: string, unit = 'u1', name = '李伟') =>
  ({ id, unit, unitName: unit, summary: `第 ${id} 件`, responsible: { role: 'cadre', name } }) as RequestItem

describe('the outcome of a bulk dispatch', () => {
  it('names each, those that failed first with the reason', () => {
    const items = [anItem('1'), anItem('2')]
    const results = [
      { id: '1', ok: true, item: anItem('1', 'u1', '赵芳') },
      { id: '2', ok: false, code: 'CHANGED', message: '这件事刚有新的进展' },
    ]
    expect(outcomesOf(results, items)).toEqual([
      { id: '2', ok: false, title: '第 2 件', words: '这件事刚有新的进展' },
      { id: '1', ok: true, title: '第 1 件', words: '派给赵芳' },
    ])
  })

  it('is told in a sentence', () => {
    expect(outcomeWords([{ ok: true }, { ok: true }])).toBe('2 件已派出。')
    expect(outcomeWords([{ ok: true }, { ok: false }])).toBe('1 件已派出，1 件没有派成：')
    expect(outcomeWords([{ ok: false }])).toBe('1 件没有派成：')
    expect(outcomeWords([{ ok: false }, { ok: false }])).toBe('2 件都没有派成：')
  })
})

describe('requests of several units', () => {
  it('have no unit in common', () => {
    expect(commonUnit([anItem('1'), anItem('2')])?.id).toBe('u1')
    expect(commonUnit([anItem('1'), anItem('2', 'u2')])).toBeUndefined()
    expect(commonUnit([])).toBeUndefined()
  })
})

describe('choosing several requests', () => {
  const fifty = Array.from({ length: PICK_AT_MOST }, (_, index) => `r${index}`)

  it('adds one and takes one away', () => {
    expect(toggled(['1'], '2')).toEqual(['1', '2'])
    expect(toggled(['1', '2'], '1')).toEqual(['2'])
  })

  it('refuses more than can be sent at once, and still takes away', () => {
    expect(toggled(fifty, 'one more')).toBeUndefined()
    expect(toggled(fifty, 'r0')).toHaveLength(PICK_AT_MOST - 1)
  })

  it('begins at the top where all are wanted and there are more', () => {
    expect(firstOf([...fifty, 'one more'].map(id => ({ id })))).toEqual(fifty)
  })
})
