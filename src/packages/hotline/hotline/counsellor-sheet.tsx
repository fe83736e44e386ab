import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Chip } from '@/components/chip'
import { Sheet } from '@/components/sheet'
import type { CounsellorView } from '@/features/hotline/use-hotline'
import { startWords } from '@/features/hotline/when'
import { teacher, wayNames } from '@/features/hotline/words'
import styles from './index.module.scss'

interface CounsellorSheetProps {
  counsellor: CounsellorView
  onClose: () => void
  /** Absent where nothing can be booked now. */
  onBook?: () => void
}

/** Who a counsellor is, in their own words, and booking with them. */
export function CounsellorSheet({ counsellor, onClose, onBook }: CounsellorSheetProps) {
  const { name, intro, specialities, ways, room, length, next, confirms } = counsellor
  const met = ways.map(way => (way === 'room' && room ? `${wayNames.room}（${room}）` : wayNames[way]))
  const facts = [
    `${met.join('、')}，每次 ${length} 分钟。`,
    next ? `最早${startWords(next)} 有空。` : '近期约满，可以候补。',
    confirms ? '预约后由咨询师确认。' : '',
  ]
  return (
    <Sheet
      open
      onClose={onClose}
      title={teacher(name)}
      actions={
        onBook && <Button onPress={onBook}>{next ? `约${teacher(name)}` : `候补${teacher(name)}`}</Button>
      }
    >
      {intro && <View className={styles.intro}>{intro}</View>}
      {specialities.length > 0 && (
        <View className={styles.chips}>
          {specialities.map(each => (
            <Chip key={each}>{each}</Chip>
          ))}
        </View>
      )}
      <View className={styles.soft}>{facts.join('')}</View>
    </Sheet>
  )
}
