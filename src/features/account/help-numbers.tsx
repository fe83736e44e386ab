import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { callPhone } from '@/lib/device'
import styles from './help-numbers.module.scss'

const numbers = [
  { number: '12356', what: '心理援助', when: '心里难受、睡不着' },
  { number: '120', what: '急救', when: '急病、受伤' },
  { number: '110', what: '报警', when: '遇到危险' },
]

/** Numbers for somebody in distress; one tap calls. */
export function HelpNumbers() {
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
