import { ListItem } from '@/components/list-item'
import type { CounsellorView } from '@/features/hotline/use-hotline'
import { startWords } from '@/features/hotline/when'
import { teacher } from '@/features/hotline/words'

/** A counsellor in a list: who, what they are good at, the first free time. */
export function CounsellorRow({ counsellor, onPress }: { counsellor: CounsellorView; onPress: () => void }) {
  const { name, specialities, intro, next } = counsellor
  return (
    <ListItem
      icon="user"
      title={teacher(name)}
      detail={specialities.join('、') || intro || undefined}
      meta={next ? `最早${startWords(next)}` : '近期约满，可以候补'}
      onPress={onPress}
    />
  )
}
