import { View } from '@tarojs/components'
import type { Appointment } from '@/features/hotline/use-hotline'
import { meetingWords } from '@/features/hotline/what-next'
import { spanWords } from '@/features/hotline/when'
import { teacher, wayNames } from '@/features/hotline/words'
import styles from './index.module.scss'

/** When, with whom, how, and what I am called. */
export function Facts({ view }: { view: Appointment }) {
  const open = ['offered', 'held', 'booked'].includes(view.status)
  const facts = [
    ['时间', spanWords(view)],
    ['咨询师', teacher(view.counsellor.name)],
    ['方式', open ? `${wayNames[view.way]}，${meetingWords(view, view.phone)}` : wayNames[view.way]],
    ['您的称呼', view.name],
    ...(view.cancelReason
      ? [[view.status === 'booked' ? '没改成的原因' : '取消原因', view.cancelReason]]
      : []),
  ]
  return (
    <>
      {facts.map(([label, value]) => (
        <View key={label} className={styles.fact}>
          <View className={styles.label}>{label}</View>
          {value}
        </View>
      ))}
    </>
  )
}
