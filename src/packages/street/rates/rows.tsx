import type { MeasureId } from '@domain/ledger/measures'
import type { RateId } from '@domain/ledger/rates'
import { View } from '@tarojs/components'
import { List } from '@/components/list'
import { Pressable } from '@/components/pressable'
import { classNames } from '@/lib/class-names'
import { useWide } from '@/lib/wide'
import { NumberLink, Table } from '../shared/table'
import { Bar } from './bar'
import { basisWords, percent, type RateRow, type RatesView, rateIds } from './rate-words'
import styles from './rates.module.scss'

interface RowsProps {
  view: RatesView
  /** What the rows are: 社区. */
  of: string
  onRate: (row: RateRow, rate: RateId) => void
  onMeasure: (row: RateRow, measure: MeasureId) => void
}

/** Beside the rates, what nobody has judged and what came back. */
const apart: readonly MeasureId[] = ['noAnswer', 'unrated', 'reopened']

/** The rates by row, in the order of menus, ids or time: nobody is ranked. */
export function Rows({ view, of, onRate, onMeasure }: RowsProps) {
  const wide = useWide()
  const nameOf = (id: string) => [...view.rates, ...view.measures].find(each => each.id === id)?.name ?? id
  const rate = (row: RateRow, id: RateId, words: boolean) => (
    <Pressable
      key={id}
      className={classNames(styles.rate, !words && styles.inCell)}
      label={`${row.name}，${nameOf(id)} ${percent(row.rates[id])}，${basisWords(id, row.counts)}，看怎么算的`}
      onPress={() => onRate(row, id)}
    >
      {words && <View className={styles.rateName}>{nameOf(id)}</View>}
      <Bar rate={row.rates[id]} />
      <View className={styles.value}>{percent(row.rates[id])}</View>
    </Pressable>
  )
  const number = (row: RateRow, id: MeasureId) => (
    <NumberLink
      value={row.counts[id]}
      label={`${row.name}，${nameOf(id)}`}
      onPress={() => onMeasure(row, id)}
    />
  )
  if (wide && view.rows.length > 0) {
    return (
      <Table
        label={`三率，按${of}`}
        of={of}
        rows={view.rows}
        nameOf={row => row.name}
        keyOf={row => row.key}
        columns={[
          { id: 'total', name: '诉求', cell: (row: RateRow) => number(row, 'total') },
          ...rateIds.map(id => ({
            id,
            name: nameOf(id),
            cell: (row: RateRow) => rate(row, id, false),
          })),
          ...apart.map(id => ({ id, name: nameOf(id), cell: (row: RateRow) => number(row, id) })),
        ]}
      />
    )
  }
  return (
    <List
      label={`三率，按${of}`}
      items={view.rows}
      keyOf={row => row.key}
      empty={{ drawing: 'tea', text: '这段时间没有诉求。' }}
      render={row => (
        <View className={styles.row}>
          <View className={styles.line}>
            <View className={styles.name}>{row.name}</View>
            <Pressable
              className={styles.total}
              label={`${row.name}，诉求 ${row.counts.total} 件`}
              onPress={() => onMeasure(row, 'total')}
            >
              {row.counts.total} 件
            </Pressable>
          </View>
          {rateIds.map(id => rate(row, id, true))}
        </View>
      )}
    />
  )
}
