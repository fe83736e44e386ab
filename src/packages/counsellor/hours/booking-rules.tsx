import type { Schedule } from '@domain/hotline/schedule'
import { Field } from '@/components/field'
import { NumberInput } from '@/components/number-input'
import { Section, Surface } from '@/components/surface'
import { Switch } from '@/components/switch'
import { minutesWords, numberProblem } from './hours-words'

interface BookingRulesProps {
  value: Schedule
  onChange: (fields: Partial<Schedule>) => void
}
type NumberName = 'length' | 'step' | 'before' | 'after' | 'notice' | 'ahead' | 'perDay'

/** How long appointments are, how close they may follow, how early and how far ahead they are booked. */
export function BookingRules({ value, onChange }: BookingRulesProps) {
  const field = (name: NumberName, label: string, hint?: string) => (
    <Field label={label} hint={hint} error={numberProblem(name, value[name])}>
      <NumberInput
        maxLength={5}
        value={value[name] ?? Number.NaN}
        onChange={number => onChange({ [name]: number })}
      />
    </Field>
  )
  const { step, length, perDay, notice } = value
  return (
    <>
      <Section title="一次多久">
        <Surface>
          {field('length', '一次谈多少分钟')}
          <Switch
            label="按固定间隔开始"
            detail={step === null ? '现在是一次接着一次' : '例如每 60 分钟一个，整点开始'}
            value={step !== null}
            onChange={on => onChange({ step: on ? Math.max(length || 60, 60) : null })}
          />
          {step !== null && field('step', '每隔多少分钟可以开始一次')}
          {field('before', '每次之前留出多少分钟')}
          {field('after', '每次之后留出多少分钟', '喘口气、写记录的时间，约不进来')}
        </Surface>
      </Section>
      <Section title="怎么约">
        <Surface>
          {field(
            'notice',
            '至少提前多少分钟',
            Number.isInteger(notice) && notice >= 60
              ? `就是提前 ${minutesWords(notice)}，再晚就约不进来`
              : '再晚就约不进来',
          )}
          {field('ahead', '最多提前多少天', '填 0：只能约当天')}
          <Switch
            label="每天限个数"
            detail={perDay === null ? '现在是约满为止' : '够数以后这一天不再接受预约'}
            value={perDay !== null}
            onChange={on => onChange({ perDay: on ? USUAL_PER_DAY : null })}
          />
          {perDay !== null && field('perDay', '每天最多几个')}
        </Surface>
      </Section>
    </>
  )
}
const USUAL_PER_DAY = 8
