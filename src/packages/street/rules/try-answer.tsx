import type { Output } from '@domain/contract'
import type { StreetContract } from '@domain/street/contract'
import { View } from '@tarojs/components'
import { a11y } from '@/lib/a11y'
import { formatTime } from '@/lib/time'
import columns from '../shared/columns.module.scss'
import styles from './rules.module.scss'

interface AnswerProps {
  answer: Output<StreetContract, 'tryRoute'>
  /** The rules that were tried are not saved yet. */
  unsaved: boolean
}

/** To whom, why, what was passed over, and by when. */
export function Answer({ answer, unsaved }: AnswerProps) {
  const { because, skipped, respondBy, resolveBy, provisional } = answer
  return (
    <View className={styles.answer} {...a11y({ role: 'status', live: 'polite' })}>
      <View className={styles.sentence}>{because}。</View>
      {skipped.map(words => (
        <View key={words} className={columns.soft}>
          {words}
        </View>
      ))}
      <View className={columns.soft}>
        最晚{formatTime(respondBy)} 答复，最晚{formatTime(resolveBy)} 办好。
        {provisional && '期限跨进还没公布放假安排的年份，公布后会重新计算。'}
      </View>
      {unsaved && <View className={columns.hint}>按还没有保存的规则试的。</View>}
    </View>
  )
}
