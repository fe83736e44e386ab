import type { MeasureId } from '@domain/ledger/measures'
import type { RateId } from '@domain/ledger/rates'
import { View } from '@tarojs/components'
import { Sheet } from '@/components/sheet'
import { openPage } from '@/lib/navigate'
import columns from '../shared/columns.module.scss'
import { MeasureList } from './measure-list'
import { countedUrl, partsOf, percent, type RateRow, type RatesAsk, type RatesView } from './rate-words'

interface PartsSheetProps {
  rate: RateId
  /** Of one row; of everything where there is none. */
  row: RateRow | undefined
  view: RatesView
  ask: RatesAsk
  onClose: () => void
}

/** What a rate is made of and what stays out of it, each number with its meaning and the records behind it. */
export function PartsSheet({ rate, row, view, ask, onClose }: PartsSheetProps) {
  const { counts, rates } = row ?? view.whole
  const meaning = view.rates.find(({ id }) => id === rate)
  const name = row?.name ?? '合计'
  const { counted, apart } = partsOf(rate)
  const list = (measures: readonly MeasureId[], label: string) => (
    <MeasureList
      label={label}
      measures={view.measures.filter(({ id }) => measures.includes(id))}
      counts={counts}
      onOpen={(measure, measureName) => {
        onClose()
        openPage(countedUrl(ask, row, measure, `${name} · ${measureName}`))
      }}
    />
  )
  return (
    <Sheet open onClose={onClose} title={`${name}：${meaning?.name} ${percent(rates[rate])}`}>
      <View>{meaning?.definition}</View>
      <View className={columns.group}>
        <View className={columns.soft}>算进去的</View>
        {list(counted, '算进去的')}
      </View>
      <View className={columns.group}>
        <View className={columns.soft}>另外列出，不算进去的</View>
        {list(apart, '不算进去的')}
      </View>
    </Sheet>
  )
}
