import type { Hours } from '@domain/hotline/schedule'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { ClockInput } from '@/components/clock-input'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import styles from './hours.module.scss'
import { windowsProblem } from './hours-words'

const MOST = 6

interface WindowsProps {
  value: readonly Hours[]
  onChange: (value: Hours[]) => void
  /** False waits with what is wrong until somebody wants to go on. */
  tried: boolean
}

/** The windows of one day. */
export function Windows({ value, onChange, tried }: WindowsProps) {
  const problem = tried ? windowsProblem(value) : undefined
  const set = (index: number, fields: Partial<Hours>) =>
    onChange(value.map((window, i) => (i === index ? { ...window, ...fields } : window)))
  return (
    <View className={styles.group}>
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
          <Pressable
            className={styles.remove}
            label={`去掉第 ${index + 1} 段`}
            onPress={() => onChange(value.filter((_, i) => i !== index))}
          >
            <Icon name="cross" small />
          </Pressable>
        </View>
      ))}
      {value.length === 0 && <View className={styles.soft}>这一天休息。</View>}
      {value.length < MOST && (
        <Button kind="quiet" inline icon="plus" onPress={() => onChange([...value, { from: '', until: '' }])}>
          加一段
        </Button>
      )}
    </View>
  )
}
