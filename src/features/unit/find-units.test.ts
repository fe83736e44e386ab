import { describe, expect, it } from 'vitest'
import { byCommunity, findUnits, unitInCode } from './find-units'

const street = {
  communities: [
    { id: 'c1', name: '银滩路社区', phone: '' },
    { id: 'c2', name: '李家庄社区', phone: '' },
    { id: 'c3', name: '新设社区', phone: '' },
  ],
  units: [
    { id: 'u1', name: '第一单元', community: 'c1', compounds: ['示范苑', '示范二期'] },
    { id: 'u2', name: '第二单元', community: 'c2', compounds: ['样板家园'] },
  ],
}

describe('finding a unit', () => {
  it('groups by community and leaves out communities without a unit', () => {
    expect(byCommunity(street).map(({ name, units }) => [name, units.length])).toEqual([
      ['银滩路社区', 1],
      ['李家庄社区', 1],
    ])
  })

  it.each([
    ['示范', ['u1']],
    ['李家庄', ['u2']],
    ['第二', ['u2']],
    ['银滩 二期', ['u1']],
    ['', ['u1', 'u2']],
    ['没有这里', []],
  ])('by “%s” looks at unit, compounds and community', (search, ids) => {
    expect(findUnits(street, search).map(unit => unit.id)).toEqual(ids)
  })
})

describe('a scanned code', () => {
  it.each([
    ['u=unit-07', 'unit-07'],
    ['pages/home/index?scene=u%3Dunit-07', 'unit-07'],
    ['pages/home/index?unit=unit-07&from=door', 'unit-07'],
    ['https://example.org/x?unit=unit-07', 'unit-07'],
    ['https://example.org/', undefined],
    ['u=<script>', undefined],
    ['%E0%A4%A', undefined],
    ['', undefined],
  ])('%s names the unit %s', (code, unit) => {
    expect(unitInCode(code)).toBe(unit)
  })
})
