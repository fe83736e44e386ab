import { View } from '@tarojs/components'
import { AskCall } from '@/features/hotline/ask-call'
import { useDutyLine } from '@/features/hotline/duty-line'
import { HelpNumbers } from '@/features/hotline/help-numbers'
import { useHotlineHome } from '@/features/hotline/use-hotline'
import { a11y } from '@/lib/a11y'
import styles from './index.module.scss'

/** Help at once, in place, for somebody who thinks of harming themselves; the booking goes on below all the same. */
export function HelpNow({ name, phone }: { name: string; phone: string }) {
  const { data } = useHotlineHome()
  return (
    <View className={styles.help} {...a11y({ role: 'region', label: '马上可以找到的帮助', live: 'polite' })}>
      <View>
        <View className={styles.title}>谢谢您说出来</View>
        <View>不用等到预约的那天，现在就有人愿意听您说：</View>
      </View>
      <HelpNumbers dutyLine={useDutyLine()} />
      <AskCall call={data?.call} why="safety" name={name} phone={phone} />
    </View>
  )
}
