import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Section, Surface } from '@/components/surface'
import { a11y } from '@/lib/a11y'
import type { AppointmentView } from '../shared/types'
import type { Asked } from './act-sheets'
import styles from './appointment.module.scss'

/** What the client said of a no-show, to be decided; and what became of an earlier word. */
export function Appeal({ view, onAsk }: { view: AppointmentView; onAsk: (asked: Asked) => void }) {
  const { appeal, appealWords, can } = view
  if (!appeal) return null
  if (!can.includes('decideAppeal')) {
    return (
      <Notice tone="quiet">
        {appeal === 'upheld' ? '申诉成立，这次不算爽约。' : '申诉没有成立，这次仍算爽约。'}
        {appealWords && `来访者说：${appealWords}`}
      </Notice>
    )
  }
  return (
    <Notice
      tone="amber"
      title="来访者说这次不是爽约"
      action={
        <>
          <Button kind="quiet" inline onPress={() => onAsk('upheld')}>
            申诉成立
          </Button>
          <Button kind="quiet" inline onPress={() => onAsk('rejected')}>
            维持爽约
          </Button>
        </>
      }
    >
      {appealWords ?? '没有写原因。'}
    </Notice>
  )
}

const STARS = 5

/** How the client rated it; the words are for the counsellor's eyes only. */
export function Rating({ view }: { view: AppointmentView }) {
  const { stars, ratingWords } = view
  if (stars === null) return null
  return (
    <Section title="来访者的评价">
      <Surface>
        <View className={styles.stars} {...a11y({ role: 'img', label: `${stars} 星，满分 ${STARS} 星` })}>
          {'★'.repeat(stars)}
          {'☆'.repeat(STARS - stars)}
        </View>
        {ratingWords && <View className={styles.words}>{ratingWords}</View>}
        <View className={styles.hint}>这些话只有您看得到。</View>
      </Surface>
    </Section>
  )
}
