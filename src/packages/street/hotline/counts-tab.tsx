import type { Output } from '@domain/contract'
import type { HotlineContract } from '@domain/hotline/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'
import { List } from '@/components/list'
import { Notice } from '@/components/notice'
import { Segmented } from '@/components/segmented'
import { monthWords } from '@/lib/month'
import { useShown } from '@/lib/shown'
import { useWide } from '@/lib/wide'
import columns from '../shared/columns.module.scss'
import { type SpanId, spanNames, spanOf } from '../shared/months'
import { Table } from '../shared/table'
import styles from './hotline.module.scss'
import { countWords, starsWords } from './hotline-words'

type Row = Output<HotlineContract, 'counts'>['rows'][number]
type Months = Exclude<SpanId, 'own'>
const choices: Months[] = ['this', 'last', 'quarter', 'year']

const columnsOf: { id: string; name: string; cell: (row: Row) => string }[] = [
  { id: 'total', name: '预约', cell: row => countWords(row.total) },
  { id: 'done', name: '已完成', cell: row => countWords(row.done) },
  { id: 'noShow', name: '爽约', cell: row => countWords(row.noShow) },
  { id: 'cancelled', name: '取消', cell: row => countWords(row.cancelled) },
  { id: 'stars', name: '平均评价', cell: row => starsWords(row.stars, row.rated) },
]

/** Appointments by month, in numbers only. */
export function CountsTab() {
  const [span, setSpan] = useState<Months>('quarter')
  const [now] = useState(Date.now)
  const wide = useWide()
  const { from, until } = spanOf(span, now)
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.hotlineCounts(from, until),
    queryFn: () => cloud.hotline.counts({ from, until }),
    placeholderData: keepPreviousData,
    subscribed: useShown(),
  })
  const rows = data && [...data.rows].reverse()
  return (
    <View className={columns.group}>
      <Notice tone="quiet" title="为什么只有数字">
        谁来咨询、聊了什么，只有本人和咨询师知道。人数少于 5
        的不显示，能用来算出它的数字（例如总数）也不显示，免得猜出是谁。
      </Notice>
      <View className={columns.fit}>
        <Segmented
          label="哪几个月"
          segments={choices.map(value => ({ value, label: spanNames[value] }))}
          value={span}
          onChange={setSpan}
        />
      </View>
      {wide && rows && rows.length > 0 ? (
        <Table
          label="预约，按月"
          of="月份"
          rows={rows}
          nameOf={row => monthWords(row.month)}
          keyOf={row => row.month}
          columns={columnsOf}
        />
      ) : (
        <List
          label="预约，按月"
          items={rows}
          keyOf={row => row.month}
          error={error && readSentenceOf(error)}
          onRetry={() => void refetch()}
          empty={{ drawing: 'tea', text: '这段时间没有预约。' }}
          render={row => (
            <View className={styles.month}>
              <View className={styles.name}>{monthWords(row.month)}</View>
              {columnsOf.map(({ id, name, cell }) => (
                <View key={id} className={styles.line}>
                  <View>{name}</View>
                  <View className={styles.value}>{cell(row)}</View>
                </View>
              ))}
            </View>
          )}
        />
      )}
    </View>
  )
}
