import type { Question } from '@domain/request/categories'
import { ChoiceList, MultiChoice } from '@/components/choice-list'
import { Field } from '@/components/field'
import { Stepper } from '@/components/stepper'
import { TextInput } from '@/components/text-input'

interface QuestionProps {
  question: Question
  value: unknown
  error?: string
  onChange: (value: unknown) => void
}

const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
]
/** Options longer than this need the whole line, also in elder view. */
const SHORT = 6

/** One question of a category, with the control that its kind asks for. */
export function QuestionField({ question, value, error, onChange }: QuestionProps) {
  return (
    <Field
      label={question.label}
      name={`answers.${question.id}`}
      hint={question.hint ?? (question.kind === 'choices' ? '可以选几个' : undefined)}
      error={error}
      optional={!question.required}
    >
      <Control question={question} value={value} onChange={onChange} />
    </Field>
  )
}

function Control({ question, value, onChange }: QuestionProps) {
  switch (question.kind) {
    case 'choice':
      return (
        <ChoiceList
          options={question.options}
          value={value as string | undefined}
          onChange={onChange}
          pair={question.options.every(option => option.label.length <= SHORT)}
        />
      )
    case 'choices':
      return (
        <MultiChoice
          options={question.options}
          value={(value as string[] | undefined) ?? []}
          onChange={onChange}
          pair={question.options.every(option => option.label.length <= SHORT)}
        />
      )
    case 'yesno':
      return (
        <ChoiceList
          pair
          options={yesNo}
          value={value === undefined ? undefined : value ? 'yes' : 'no'}
          onChange={answer => onChange(answer === 'yes')}
        />
      )
    case 'number':
      return (
        <Stepper
          value={(value as number | undefined) ?? question.min}
          min={question.min}
          max={question.max}
          unit={question.unit}
          onChange={onChange}
        />
      )
    case 'text':
      return (
        <TextInput
          value={(value as string | undefined) ?? ''}
          onChange={onChange}
          maxLength={question.maxLength}
        />
      )
  }
}
