import { View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useField } from './field'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'
import styles from './stepper.module.scss'

interface StepperProps {
  value: number
  onChange: (value: number) => void
  min?: number
  max?: number
  /** Said after the number: 人, 天. */
  unit?: string
  /** Only without a Field around it. */
  label?: string
}

/** A small number, by one more or one less. */
export function Stepper({ value, onChange, min = 0, max = 99, unit = '', ...props }: StepperProps) {
  const field = useField()
  const label = props.label ?? field.name ?? ''
  const step = (by: 1 | -1, icon: IconName, words: string) => {
    const disabled = by < 0 ? value <= min : value >= max
    return (
      <Pressable
        label={label ? `${label}，${words}` : words}
        disabled={disabled}
        className={classNames(styles.step, disabled && styles.disabled)}
        onPress={() => onChange(value + by)}
      >
        <Icon name={icon} />
      </Pressable>
    )
  }
  return (
    <View className={styles.stepper} {...a11y({ role: 'group', label })}>
      {step(-1, 'minus', '减少')}
      <View className={styles.value} {...a11y({ live: 'polite' })}>
        {value}
        {unit && ` ${unit}`}
      </View>
      {step(1, 'plus', '增加')}
    </View>
  )
}
