import { describe, expect, it } from 'vitest'
import { explain } from '../explain'
import { categories, categoryIds } from './categories'
import { submission } from './schema'

const asked = {
  category: 'haircut',
  unit: 'u1',
  text: '给母亲理发',
  answers: { people: 1, where: 'home' },
  contact: { name: '王阿姨', phone: '13800001234' },
}
const refused = (input: Record<string, unknown>) => {
  const parsed = submission.safeParse(input)
  return parsed.success ? undefined : explain(parsed.error.issues[0]!, input)
}

describe('a submission', () => {
  it('is taken as it is meant: trimmed, with defaults', () => {
    expect(submission.parse({ ...asked, text: '  剪短一点 ✂️ ' })).toMatchObject({
      text: '剪短一点 ✂️',
      pictures: [],
      wanted: [],
      address: '',
    })
  })
  it('says which field is wrong and what to do', () => {
    expect(refused({ ...asked, text: '长'.repeat(4000) })).toEqual({
      field: 'text',
      message: '说明最多 1800 字，现在是 4000 字，请删减一些',
    })
    expect(refused({ ...asked, contact: { name: '' } })).toEqual({
      field: 'contact.name',
      message: '请填写联系人姓名',
    })
    expect(refused({ ...asked, contact: { name: '\u200b\u2060' } })?.message).toBe(
      '联系人姓名：请写看得见的字',
    )
    expect(refused({ ...asked, contact: { name: '王', phone: '123' } })?.field).toBe('contact.phone')
    expect(refused({ ...asked, answers: { people: 99, where: 'home' } })?.field).toBe('answers.people')
    expect(refused({ ...asked, answers: { where: 'home' } })?.message).toBe('请填写“几位理发”')
    expect(refused({ ...asked, pictures: Array(10).fill('cloud://e/a.jpg') })?.message).toBe(
      '图片最多选 9 个，请去掉一些',
    )
    expect(refused({ ...asked, category: 'car-wash' })?.field).toBe('category')
    expect(refused({ ...asked, unit: '../etc' })?.field).toBe('unit')
  })
  it('names a field that no form has', () => {
    const message = '“limit”缺少或者不对，请返回上一页再试'
    expect(explain({ code: 'too_big', path: ['limit'] }, { limit: 1000 })).toEqual({
      field: 'limit',
      message,
    })
  })
  it('says so where it is no form at all', () => {
    const message = '提交的内容不对，请返回上一页再试'
    expect(explain({ code: 'invalid_type', path: [] }, [])).toEqual({ field: '', message })
  })
  it('asks whoever books for what to call them, and whoever appoints for a name', () => {
    const issue = { code: 'invalid_type', path: ['name'] }
    expect(explain(issue, { way: 'voice' }).message).toBe('请填写称呼')
    expect(explain(issue, { consent: true, phone: '13800001234' }).message).toBe('请填写称呼')
    expect(explain(issue, { role: 'cadre' }).message).toBe('请填写姓名')
  })
  it('refuses answers that the form never asked for', () => {
    expect(refused({ ...asked, answers: { ...asked.answers, isAdmin: true } })?.field).toBe('answers')
  })
})

describe('the categories', () => {
  it('each have a schema of their own under the same id', () => {
    for (const id of categoryIds) {
      const parsed = submission.safeParse({ ...asked, category: id, answers: {} })
      const paths = parsed.success ? [] : parsed.error.issues.map(issue => issue.path[0])
      // Only answers may be missing: the category itself is known.
      expect(paths.every(path => path === 'answers')).toBe(true)
      expect(parsed.success).toBe(categories[id].questions.every(question => !question.required))
    }
  })
})
