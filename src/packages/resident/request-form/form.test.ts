import { phone } from '@domain/fields'
import { categories, categoryIds } from '@domain/request/categories'
import { submission } from '@domain/request/schema'
import { describe, expect, it } from 'vitest'
import { blankForm, isStarted, problemsOf, type RequestForm, submissionOf, worthKeeping } from './form'

const known = { name: '王示例', phone: '13800000001', unit: { id: 'unit-01', name: '第一单元' } }
const aForm = (fields: Partial<RequestForm> = {}): RequestForm => ({ ...blankForm, ...fields })

/** Everything required answered, as a person would. */
function filled(id: (typeof categoryIds)[number], fields: Partial<RequestForm> = {}): RequestForm {
  const answers = Object.fromEntries(
    categories[id].questions.map(question => {
      if (question.kind === 'choice') return [question.id, question.options[0]!.value]
      if (question.kind === 'choices') return [question.id, [question.options[0]!.value]]
      if (question.kind === 'number') return [question.id, question.min]
      if (question.kind === 'yesno') return [question.id, false]
      return [question.id, '三号楼楼道']
    }),
  )
  return aForm({ answers, text: '请帮帮忙', address: '3 号楼 201', ...fields })
}

describe('a filled form', () => {
  it.each(categoryIds)('of %s has no problem and is what the contract takes', id => {
    const form = filled(id)
    expect(problemsOf(form, categories[id], known)).toEqual({})
    expect(submission.safeParse(submissionOf(form, categories[id], known)).success).toBe(true)
  })

  it('for somebody else names them with their address instead of mine', () => {
    const other = { name: '李示例', phone: '', address: '5 号楼 301' }
    const form = filled('haircut', { forWhom: 'other', other, address: '不该带上' })
    const sent = submissionOf(form, categories.haircut, known)
    expect(sent).toMatchObject({ address: '', beneficiary: { name: '李示例', address: '5 号楼 301' } })
    expect(submission.safeParse(sent).success).toBe(true)
  })

  it('says for whom it is only where that was asked', () => {
    const needs = ['elder' as const]
    expect(submissionOf(filled('haircut', { needs }), categories.haircut, known).needs).toEqual(needs)
    expect(submissionOf(filled('environment', { needs }), categories.environment, known).needs).toEqual([])
  })

  it('without a phone sends none', () => {
    const form = filled('other', { withoutPhone: true })
    expect(submissionOf(form, categories.other, known).contact).toEqual({ name: '王示例' })
  })

  it('takes the least of a number that nobody touched', () => {
    const form = filled('haircut')
    const untouched = { ...form, answers: { where: 'station' } }
    expect(problemsOf(untouched, categories.haircut, known)).toEqual({})
    expect(submissionOf(untouched, categories.haircut, known).answers).toEqual({
      people: 1,
      where: 'station',
    })
  })
})

describe('an empty form', () => {
  it('says what is missing in the order of the page', () => {
    expect(Object.keys(problemsOf(aForm(), categories['legal-advice']))).toEqual([
      'answers.matter',
      'answers.inCourt',
      'text',
      'unit',
      'contact.name',
      'contact.phone',
    ])
  })

  it('asks for an address only where somebody comes', () => {
    const come = filled('haircut', { address: '' })
    expect(problemsOf(come, categories.haircut, known)).toHaveProperty('address')
    const go = { ...come, answers: { ...come.answers, where: 'station' } }
    expect(problemsOf(go, categories.haircut, known)).toEqual({})
  })

  it('waits for pictures that are on their way', () => {
    const form = filled('environment', { pictures: [{ id: 'a', path: 'x' }] })
    expect(problemsOf(form, categories.environment, known)).toHaveProperty('pictures')
  })
})

describe('a phone number', () => {
  it.each([
    '13800000001',
    '0931-1234567',
    '09311234567',
    '1380000000',
    '23800000001',
    '',
    '12345',
    ' 13800000001 ',
  ])('“%s” is judged as the contract judges it', number => {
    const form = filled('other', { phone: number })
    const fine = !('contact.phone' in problemsOf(form, categories.other, known))
    expect(fine).toBe(phone.safeParse(number).success)
  })

  it('that was left out is asked for, with the way to leave none, and not called wrong', () => {
    const problem = problemsOf(filled('other', { phone: ' ' }), categories.other, known)['contact.phone']
    expect(problem).toMatch(/^请填电话.*不留电话/)
  })
})

describe('what is remembered', () => {
  const ticked = { remember: true }

  it('is what the profile does not know yet', () => {
    const unit = { id: 'u2', name: '别处' }
    const form = filled('other', { ...ticked, name: '王新名', phone: '13800000002', unit })
    expect(worthKeeping(form, known)).toEqual({ name: '王新名', phone: '13800000002' })
    expect(worthKeeping(form, { ...known, unit: null })).toHaveProperty('unit', 'u2')
    expect(worthKeeping(filled('other', ticked), known)).toBeUndefined()
  })

  it('is nothing unless the person ticks it', () => {
    expect(worthKeeping(filled('other', { name: '王新名' }), known)).toBeUndefined()
  })
})

describe('a form', () => {
  it('counts as started from the first word or choice on', () => {
    expect(isStarted(aForm())).toBe(false)
    expect(isStarted(aForm({ text: ' ' }))).toBe(false)
    expect(isStarted(aForm({ text: '灯' }))).toBe(true)
    expect(isStarted(aForm({ answers: { people: 2 } }))).toBe(true)
  })
})
