import type { HotlineSettings } from '@domain/hotline/settings'
import { View } from '@tarojs/components'
import { Field } from '@/components/field'
import { NumberInput } from '@/components/number-input'
import { Section, Surface } from '@/components/surface'
import { PhoneInput } from '@/components/text-input'
import columns from '../shared/columns.module.scss'
import { Duty } from './duty'
import { hotlineProblems } from './hotline-words'

interface SettingsTabProps {
  value: HotlineSettings
  onChange: (value: HotlineSettings) => void
}

/** The hotline's own line, who calls back, and the rules of booking. */
export function SettingsTab({ value, onChange }: SettingsTabProps) {
  const wrong = hotlineProblems(value)
  const change = (fields: Partial<HotlineSettings>) => onChange({ ...value, ...fields })
  const number = (name: keyof Omit<HotlineSettings, 'dutyLine' | 'duty'>, label: string, hint: string) => (
    <Field label={label} hint={hint} error={wrong[name]}>
      <NumberInput value={value[name]} onChange={typed => change({ [name]: typed })} />
    </Field>
  )
  return (
    <View className={columns.columns}>
      <View className={columns.main}>
        <Section title="预约的规矩">
          <Surface>
            {number('cutOffHours', '开始前几小时可以自由取消', '再晚取消或改期，要写一句原因。')}
            {number('perMonth', '每人每月最多约几次', '按见面的日子算，取消的不算。')}
            {number('offerMinutes', '空出来的时间为候补留几分钟', '没有答复，就问下一位。')}
          </Surface>
        </Section>
        <Section title="爽约以后">
          <Surface>
            {number('noShows', '爽约几次以后先通话', '不是处罚：通一次电话，问问怎么了，再接着约。')}
            {number('noShowDays', '在多少天里算', '更早的不算。')}
          </Surface>
        </Section>
      </View>
      <View className={columns.side}>
        <Section title="值班电话">
          <Surface>
            <Field
              label="街道的热线电话"
              hint="要有人接。每个热线页面上都有它，和 12356、120、110 在一起。"
              error={wrong.dutyLine}
            >
              <PhoneInput value={value.dutyLine} onChange={dutyLine => change({ dutyLine })} />
            </Field>
          </Surface>
        </Section>
        <Duty value={value.duty} onChange={duty => change({ duty })} />
      </View>
    </View>
  )
}
