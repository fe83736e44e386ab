import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { formatWanted } from '@/components/date-time-slots'
import styles from './asked.module.scss'
import { Facts } from './facts'
import { Pictures } from './pictures'

/** What was asked for: own words first, then the answers, wanted times and pictures. It stands in a Surface. */
export function Asked({ view }: { view: RequestView }) {
  const wanted = view.wanted.map(({ day, part }) => formatWanted({ date: day, part }))
  return (
    <>
      {view.text && <View className={styles.words}>{view.text}</View>}
      <Facts facts={view.answers} />
      {wanted.length > 0 && <Facts facts={[{ label: '希望的时间', value: wanted.join('、') }]} />}
      <Pictures urls={view.pictures} />
    </>
  )
}
