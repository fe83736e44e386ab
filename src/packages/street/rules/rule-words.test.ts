import type { RuleCondition, RuleTarget } from '@domain/street/settings'
import { describe, expect, it } from 'vitest'
import { ruleSentence, weekdayWords } from './rule-words'

const names = {
  units: ['一', '二', '三', '四'].map((name, i) => ({ id: `u${i + 1}`, name: `${name}单元` })),
  communities: [{ id: 'c1', name: '示例社区' }],
  posts: [{ person: 'o_wei', name: '李伟' }],
  routing: { rules: [], teams: [{ id: 't1', name: '医疗志愿队', members: [] }] },
}
const sentence = (when: RuleCondition, to: RuleTarget) => ruleSentence({ when, to }, names)

describe('days of the week', () => {
  it.each([
    [[1, 2, 3, 4, 5], '周一至周五'],
    [[7, 6], '周六、周日'],
    [[1, 3, 4, 5], '周一、周三至周五'],
  ])('%j are %s', (days, words) => expect(weekdayWords(days)).toBe(words))
})

describe('a rule as a sentence', () => {
  it('says when it holds and whom it means', () => {
    expect(
      sentence(
        {
          categories: ['free-clinic', 'mother-infant'],
          units: ['u1'],
          weekdays: [1, 2, 3, 4, 5],
          hours: { from: '09:00', until: '12:00' },
        },
        { kind: 'team', team: 't1' },
      ),
    ).toBe('义诊、母婴 · 一单元 · 周一至周五 09:00–12:00 → 队伍「医疗志愿队」')
  })

  it('holds for everything without conditions', () => {
    expect(sentence({}, { kind: 'lead' })).toBe('所有诉求 → 本单元的小区组长')
  })

  it('names a few units and counts many, and nights go over midnight', () => {
    expect(
      sentence(
        { units: ['u1', 'u2', 'u3', 'u4'], hours: { from: '22:00', until: '06:00' }, officeTime: false },
        { kind: 'person', person: 'o_wei' },
      ),
    ).toBe('一单元、二单元等 4 个单元 · 22:00–次日 06:00 · 非办公时间 → 李伟')
  })

  it('says what is still to be chosen', () => {
    expect(sentence({ categories: [], needs: ['elder'], emergency: true }, { kind: 'street' })).toBe(
      '（还没选） · 家有老人 · 应急时 → 街道',
    )
  })
})
