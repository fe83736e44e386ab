import { Field } from '@/components/field'
import { Stepper } from '@/components/stepper'
import { Section, Surface } from '@/components/surface'
import { Switch } from '@/components/switch'

const USUAL = 20
const MOST = 999

/** How many open requests nobody is given more than. */
export function Ceiling({
  value,
  onChange,
}: {
  value: number | null
  onChange: (value: number | null) => void
}) {
  return (
    <Section title="每人手上的上限">
      <Surface>
        <Switch
          label="手上满了就不再派给他"
          detail="满额的人跳过，派给下一位；都满了交给社区派"
          value={value !== null}
          onChange={on => onChange(on ? USUAL : null)}
        />
        {value !== null && (
          <Field label="每人最多">
            <Stepper value={value} onChange={onChange} min={1} max={MOST} unit="件" />
          </Field>
        )}
      </Surface>
    </Section>
  )
}
