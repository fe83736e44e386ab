import { type Category, type CategoryId, categories, type Question } from './categories'

/** An answer in words, as people read it. Unknown values are left out rather than shown raw. */
function inWords(question: Question, value: unknown): string {
  switch (question.kind) {
    case 'choice':
      return question.options.find(option => option.value === value)?.label ?? ''
    case 'choices':
      return Array.isArray(value)
        ? question.options
            .filter(option => value.includes(option.value))
            .map(option => option.label)
            .join('、')
        : ''
    case 'number':
      return typeof value === 'number' ? `${value} ${question.unit}` : ''
    case 'yesno':
      return typeof value === 'boolean' ? (value ? '是' : '否') : ''
    case 'text':
      return typeof value === 'string' ? value : ''
  }
}

/** The answered questions of a category with their answers in words, in the form's order. */
export function answersInWords(
  category: CategoryId,
  answers: Record<string, unknown>,
): { label: string; value: string }[] {
  return categories[category].questions
    .map(question => ({ label: question.label, value: inWords(question, answers[question.id]) }))
    .filter(answer => answer.value !== '')
}

/** One line that says what a request is about: the resident's words, else the answers. */
export function summaryOf(category: CategoryId, text: string, answers: Record<string, unknown>): string {
  const words = text.replace(/\s+/g, ' ').trim()
  const line =
    words ||
    answersInWords(category, answers)
      .map(answer => answer.value)
      .join('，')
  const points = Array.from(line)
  return points.length > 60 ? `${points.slice(0, 59).join('')}…` : line
}

/** Whether a question is answered in a form that is being filled in. */
export function isAnswered(question: Question, value: unknown): boolean {
  if (question.kind === 'choices') return Array.isArray(value) && value.length > 0
  if (question.kind === 'text') return typeof value === 'string' && value.trim() !== ''
  return value !== undefined && value !== null && value !== ''
}

/** Ids of the required questions that are still open. */
export const unanswered = (category: Category, answers: Record<string, unknown>): string[] =>
  category.questions
    .filter(question => question.required && !isAnswered(question, answers[question.id]))
    .map(question => question.id)
