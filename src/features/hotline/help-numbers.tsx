import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { callPhone } from '@/lib/device'
import { crisisNumbers } from './crisis-numbers'
import styles from './help-numbers.module.scss'

interface HelpNumbersProps {
  /** The street's own line, where it is known. */
  dutyLine?: string
}

/** Numbers for somebody in distress; one tap calls. */
export function HelpNumbers({ dutyLine }: HelpNumbersProps) {
  const numbers = dutyLine
    ? [...crisisNumbers, { number: dutyLine, what: '街道值班', when: '想找街道的人说说' }]
    : crisisNumbers
  return (
    <View className={styles.numbers}>
      {numbers.map(({ number, what, when }) => (
        <Pressable
          key={number}
          className={styles.number}
          label={`拨打 ${number} ${what} ${when}`}
          onPress={() => void callPhone(number)}
        >
          <Icon name="phone" className={styles.icon} />
          <View className={styles.digits}>{number}</View>
          <View className={styles.what}>
            {what}
            <View className={styles.when}>{when}</View>
          </View>
        </Pressable>
      ))}
    </View>
  )
}
