import { View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { arrowKeys } from '@/lib/arrow-keys'
import { classNames } from '@/lib/class-names'
import styles from './choice-list.module.scss'
import { useField } from './field'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'

/** One thing to choose. */
export interface Choice<T extends string> {
  value: T
  label: string
  detail?: string
  icon?: IconName
  disabled?: boolean
}

interface RowsProps<T extends string> {
  options: readonly Choice<T>[]
  chosen: (value: T) => boolean
  onPress: (value: T) => void
  role: 'radio' | 'checkbox'
  label?: string
  /** Two rows side by side, for short words. */
  pair?: boolean
  /** Three side by side, for words of three characters. */
  trio?: boolean
}

function Rows<T extends string>({ options, chosen, onPress, role, label, pair, trio }: RowsProps<T>) {
  const field = useField()
  const group = role === 'radio' ? 'radiogroup' : 'group'
  const words = { label: label ?? field.label, describedBy: field.describedBy }
  return (
    <View
      className={classNames(styles.rows, pair && styles.pair, trio && styles.trio)}
      {...a11y({ role: group, ...words })}
      {...(role === 'radio' ? arrowKeys('[role=radio]:not([aria-disabled])', true) : {})}
    >
      {options.map(option => {
        const checked = chosen(option.value)
        return (
          <Pressable
            key={option.value}
            role={role}
            checked={checked}
            disabled={option.disabled}
            className={classNames(styles.row, checked && styles.checked, option.disabled && styles.disabled)}
            onPress={() => onPress(option.value)}
          >
            {option.icon && <Icon name={option.icon} />}
            <View className={styles.words}>
              {option.label}
              {option.detail && <View className={styles.detail}>{option.detail}</View>}
            </View>
            <View className={classNames(styles.mark, role === 'radio' && styles.round)}>
              {checked && <Icon name="check" small />}
            </View>
          </Pressable>
        )
      })}
    </View>
  )
}

interface ChoiceListProps<T extends string> {
  options: readonly Choice<T>[]
  value: T | undefined
  onChange: (value: T) => void
  label?: string
  pair?: boolean
  trio?: boolean
}

/** Choose one, from big rows. */
export function ChoiceList<T extends string>({ value, onChange, ...rest }: ChoiceListProps<T>) {
  return <Rows {...rest} role="radio" chosen={each => each === value} onPress={onChange} />
}

interface MultiChoiceProps<T extends string> extends Omit<ChoiceListProps<T>, 'value' | 'onChange'> {
  value: readonly T[]
  /** The values that are chosen now, in the order of the options. */
  onChange: (value: T[]) => void
}

/** Choose any number, from big rows. */
export function MultiChoice<T extends string>({ value, onChange, options, ...rest }: MultiChoiceProps<T>) {
  const toggle = (pressed: T) =>
    onChange(
      options
        .map(option => option.value)
        .filter(each => (each === pressed ? !value.includes(each) : value.includes(each))),
    )
  return (
    <Rows
      {...rest}
      options={options}
      role="checkbox"
      chosen={each => value.includes(each)}
      onPress={toggle}
    />
  )
}
