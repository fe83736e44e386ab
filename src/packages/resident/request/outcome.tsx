import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { Section, Surface } from '@/components/surface'
import { formatTime } from '@/lib/time'
import styles from './index.module.scss'

/** What came of it, in the words of whoever did or refused it: read before one says whether it is solved. */
export function Outcome({ view }: { view: RequestView }) {
  const type = view.status === 'refused' ? 'refused' : 'resolved'
  const told = view.story.find(entry => entry.type === type)
  if (!told?.detail) return null
  return (
    <Section title={type === 'refused' ? '原因和可以去的地方' : '办理结果'}>
      <Surface>
        <View className={styles.outcome}>{told.detail}</View>
        <View className={styles.by}>{`${told.who} · ${formatTime(told.at)}`}</View>
      </Surface>
    </Section>
  )
}
