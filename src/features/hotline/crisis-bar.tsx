import { View } from '@tarojs/components'
import { Pressable } from '@/components/pressable'
import { a11y } from '@/lib/a11y'
import { callPhone } from '@/lib/device'
import styles from './crisis-bar.module.scss'
import { crisisNumbers } from './crisis-numbers'
import { useDutyLine } from './duty-line'

interface Line {
  number: string
  /** What stands where the number is too long to be read at a glance. */
  shown?: string
  what: string
}

/**
 * The numbers for an emergency, one tap away on every screen of the hotline: booking is not crisis response. First in
 * its Page, where it stays while one scrolls. It waits for nothing: the street's line joins when it is known.
 */
export function CrisisBar() {
  const dutyLine = useDutyLine()
  const street: Line[] = dutyLine ? [{ number: dutyLine, shown: '街道', what: '值班电话' }] : []
  const lines: Line[] = [...crisisNumbers, ...street]
  // Two by two, so that large letters make two even rows and not one of three and one of one.
  const pairs = [lines.slice(0, 2), lines.slice(2)]
  return (
    <View className={styles.stuck}>
      <View className={styles.bar} {...a11y({ role: 'group', label: '紧急求助电话' })}>
        {pairs.map(pair => (
          <View key={pair[0]!.number} className={styles.two} style={{ flexGrow: pair.length }}>
            {pair.map(({ number, shown, what }) => (
              <Pressable
                key={number}
                className={styles.line}
                label={`拨打 ${number} ${shown ?? ''}${what}`}
                onPress={() => void callPhone(number)}
              >
                <View className={styles.number}>{shown ?? number}</View>
                <View className={styles.what}>{what}</View>
              </Pressable>
            ))}
          </View>
        ))}
      </View>
    </View>
  )
}
