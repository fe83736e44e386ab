import { View } from '@tarojs/components'
import type { ClockWindow } from '@/lib/clock-windows'
import { Button } from './button'
import { ClockInput } from './clock-input'
import styles from './clock-windows.module.scss'
import { Field } from './field'
import { Icon } from './icon'
import { Pressable } from './pressable'

interface ClockWindowsProps {
  value: readonly ClockWindow[]
  onChange: (value: ClockWindow[]) => void
  most: number
  /** So many can't be taken away. */
  least?: number
  problem?: { index: number; words: string }
}

/** The windows of a day, each from one time to another, to be changed, added and taken away. */
export function ClockWindows({ value, onChange, most, least = 0, problem }: ClockWindowsProps) {
  const set = (index: number, fields: Partial<ClockWindow>) =>
    onChange(value.map((window, i) => (i === index ? { ...window, ...fields } : window)))
  return (
    <>
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
          {value.length > least && (
            <Pressable
              className={styles.remove}
              label={`去掉第 ${index + 1} 段`}
              onPress={() => onChange(value.filter((_, i) => i !== index))}
            >
              <Icon name="cross" small />
            </Pressable>
          )}
        </View>
      ))}
      {value.length < most && (
        <Button kind="quiet" inline icon="plus" onPress={() => onChange([...value, { from: '', until: '' }])}>
          加一段
        </Button>
      )}
    </>
  )
}
