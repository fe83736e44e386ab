import { View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import styles from './chip.module.scss'
import { Icon, type IconName } from './icon'
import type { Tone } from './tone'

/** A state in one word, with a colour that never says it alone. */
export function Chip({ children, tone = 'quiet', icon }: { children: string; tone?: Tone; icon?: IconName }) {
  return (
    <View className={classNames(styles.chip, styles[tone])}>
      {icon && <Icon name={icon} small className={styles.icon} />}
      {children}
    </View>
  )
}
