import type { Need } from '@domain/street/settings'
import { MultiChoice } from '@/components/choice-list'
import { Field } from '@/components/field'
import { needNames } from '@/features/request/need-names'

const options = (Object.keys(needNames) as Need[]).map(value => ({ value, label: needNames[value] }))

/** Who lives there, so that somebody comes who knows how to deal with them; most people may pass over it. */
export function Needs({ value, onChange }: { value: readonly Need[]; onChange: (value: Need[]) => void }) {
  return (
    <Field label="家里有人要多照顾吗" name="needs" optional hint="只用来挑选合适的人来，可以不填。">
      <MultiChoice trio options={options} value={value} onChange={onChange} />
    </Field>
  )
}
