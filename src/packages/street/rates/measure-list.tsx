import type { MeasureId } from '@domain/ledger/measures'
import { View } from '@tarojs/components'
import { List } from '@/components/list'
import { Pressable } from '@/components/pressable'
import { Count } from '../shared/count'
import type { RateRow, RatesView } from './rate-words'
import styles from './rates.module.scss'

interface MeasureListProps {
  label: string
  measures: RatesView['measures']
  counts: RateRow['counts']
  onOpen: (measure: MeasureId, name: string) => void
}

/** Numbers with the whole of what they mean beside them; each opens its records. */
export function MeasureList({ label, measures, counts, onOpen }: MeasureListProps) {
  return (
    <List
      label={label}
      items={measures}
      keyOf={({ id }) => id}
      empty={{ text: '没有另外列出的。' }}
      render={({ id, name, definition }) => (
        <Pressable className={styles.measure} onPress={() => onOpen(id, name)}>
          <View className={styles.words}>
            <View className={styles.name}>{name}</View>
            <View>{definition}</View>
          </View>
          <Count value={counts[id]} />
        </Pressable>
      )}
    />
  )
}
