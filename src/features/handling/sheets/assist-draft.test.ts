import { describe, expect, it } from 'vitest'
import { type AssistDraft, asked, choosePeople, nobodyYet, setTask, wanting } from './assist-draft'

const here = [
  { id: 'fang', name: '赵芳' },
  { id: 'qiang', name: '陈强' },
]
const draft = (parts: AssistDraft['parts']): AssistDraft => ({ ...nobodyYet, parts })

describe('who is asked for help', () => {
  it('keeps the tasks of those who stay chosen, and forgets those who don’t', () => {
    let parts = choosePeople([], here, ['fang', 'qiang'])
    parts = setTask(parts, 'fang', '带梯子')
    parts = choosePeople(parts, here, ['fang'])
    expect(parts).toEqual([{ to: 'fang', name: '赵芳', task: '带梯子' }])
  })

  it('keeps the people of a unit that is not shown any more', () => {
    const parts = choosePeople([], here, ['fang'])
    const there = [{ id: 'na', name: '刘娜' }]
    expect(choosePeople(parts, there, ['na']).map(({ to }) => to)).toEqual(['fang', 'na'])
    expect(choosePeople(parts, there, []).map(({ to }) => to)).toEqual(['fang'])
  })

  it('must be somebody, and each must know what for', () => {
    expect(wanting(nobodyYet).people).toBe('请选择至少一位同志')
    const one = draft([{ to: 'fang', name: '赵芳', task: ' ' }])
    expect(wanting(one)).toMatchObject({ people: false, 'task.fang': '请写清楚请赵芳办什么' })
  })

  it('is sent without names', () => {
    expect(asked(draft([{ to: 'fang', name: '赵芳', task: '带梯子' }]))).toEqual({
      parts: [{ to: 'fang', task: '带梯子' }],
    })
  })
})
