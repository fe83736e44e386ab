import type { OfficeHours } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { ClockInput } from '@/components/clock-input'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { Section, Surface } from '@/components/surface'
import styles from './calendar.module.scss'
import { hoursProblem } from './hours-problem'

const MOST = 4

/** The windows of office hours; working time is counted inside them. */
export function Hours({
  value,
  onChange,
}: {
  value: OfficeHours[]
  onChange: (hours: OfficeHours[]) => void
}) {
  const problem = hoursProblem(value)
  const set = (index: number, fields: Partial<OfficeHours>) =>
    onChange(value.map((window, i) => (i === index ? { ...window, ...fields } : window)))
  return (
    <Section title="办公时间">
      <Surface>
        {value.map((window, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a window is its place in the day.
          <View key={index} className={styles.window}>
            <View className={styles.half}>
              <Field
                label={`第 ${index + 1} 段，从`}
                error={problem?.index === index ? problem.words : undefined}
              >
                <ClockInput value={window.from} onChange={from => set(index, { from })} />
              </Field>
            </View>
            <View className={styles.half}>
              <Field label="到">
                <ClockInput value={window.until} onChange={until => set(index, { until })} />
              </Field>
            </View>
            {value.length > 1 && (
              <Pressable
                className={styles.step}
                label={`去掉第 ${index + 1} 段`}
                onPress={() => onChange(value.filter((_, i) => i !== index))}
              >
                <Icon name="cross" small />
              </Pressable>
            )}
          </View>
        ))}
        {value.length < MOST && (
          <Button
            kind="quiet"
            inline
            icon="plus"
            onPress={() => onChange([...value, { from: '', until: '' }])}
          >
            加一段
          </Button>
        )}
      </Surface>
    </Section>
  )
}
