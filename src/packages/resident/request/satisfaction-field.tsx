import type { Satisfaction } from '@domain/request/model'
import { satisfactionNames } from '@domain/request/story'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'

const options = (Object.keys(satisfactionNames) as Satisfaction[]).map(value => ({
  value,
  label: satisfactionNames[value],
}))

/** The second question after the verdict; it may be left out, and nothing is chosen beforehand. */
export function SatisfactionField(props: {
  value: Satisfaction | undefined
  onChange: (value: Satisfaction) => void
}) {
  return (
    <Field label="您满意吗" optional>
      <ChoiceList trio {...props} options={options} />
    </Field>
  )
}
