import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '@/lib/class-names'
import { Icon, type IconName, IconTile } from './icon'
import styles from './list.module.scss'
import { Pressable } from './pressable'
import type { Tone } from './tone'

interface ListItemProps {
  /** What it is; two lines at most, three in elder view. */
  title: string
  /** One line of detail, two at most. */
  detail?: ReactNode
  /** In what state: a Chip. It begins the last line. */
  chip?: ReactNode
  /** Since or until when, beside the chip. */
  meta?: ReactNode
  icon?: IconName
  iconTone?: Tone
  /** At the right end, in the chevron's place: a word, a number; a button only where the row itself is not tappable. */
  aside?: ReactNode
  /** One or two buttons below the row's words; where the row is tappable they stand beside its tap, not inside it. */
  action?: ReactNode
  onPress?: () => void
  /** A box at the right end: whether this row is among the chosen ones. */
  checked?: boolean
  /** The row whose detail is shown beside the list. */
  current?: boolean
  /** What is read out, when the row's own words are not enough. */
  label?: string
}

/** A row of a List: never more than three facts in a line. */
export function ListItem(props: ListItemProps) {
  const { title, chip, detail, meta, icon, iconTone, aside, action, onPress, current, label } = props
  const choosing = props.checked !== undefined
  const inside = (
    <>
      {icon && <IconTile name={icon} tone={iconTone} />}
      <View className={styles.body}>
        <View className={styles.title}>{title}</View>
        {detail && <View className={styles.detail}>{detail}</View>}
        {(chip || meta) && (
          <View className={styles.state}>
            {chip}
            {meta}
          </View>
        )}
      </View>
      {choosing ? (
        <View className={classNames(styles.box, props.checked && styles.checked)}>
          {props.checked && <Icon name="check" small />}
        </View>
      ) : (
        (aside ?? (onPress && <Icon name="chevron" small className={styles.chevron} />))
      )}
    </>
  )
  const className = classNames(styles.item, onPress && styles.tappable, current && styles.current)
  const row = onPress ? (
    <Pressable
      className={className}
      onPress={onPress}
      label={label}
      current={current}
      {...(choosing && { role: 'checkbox', checked: props.checked })}
    >
      {inside}
    </Pressable>
  ) : (
    <View className={className}>{inside}</View>
  )
  if (!action) return row
  return (
    <View className={classNames(styles.acting, current && styles.current)}>
      {row}
      <View className={styles.action}>{action}</View>
    </View>
  )
}
