import { MultiChoice } from '@/components/choice-list'
import { Field } from '@/components/field'

interface ConsentProps {
  label: string
  /** What is agreed to, in a sentence. */
  words: string
  detail?: string
  hint?: string
  value: boolean
  onChange: (value: boolean) => void
  error?: string
  /** Names the field for showField(). */
  name: string
}

/** One consent by itself (单独同意), never ticked beforehand. */
export function Consent({ label, words, detail, hint, value, onChange, error, name }: ConsentProps) {
  return (
    <Field label={label} name={name} hint={hint} error={error}>
      <MultiChoice
        options={[{ value: 'yes', label: words, detail }]}
        value={value ? ['yes'] : []}
        onChange={chosen => onChange(chosen.length > 0)}
      />
    </Field>
  )
}
