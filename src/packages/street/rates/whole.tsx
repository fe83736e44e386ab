import type { RateId } from '@domain/ledger/rates'
import { View } from '@tarojs/components'
import { Pressable } from '@/components/pressable'
import { Bar } from './bar'
import { basisWords, percent, type RatesView, rateIds } from './rate-words'
import styles from './rates.module.scss'

/** The three rates over everything, each with what it means. */
export function Whole({ view, onOpen }: { view: RatesView; onOpen: (rate: RateId) => void }) {
  const { rates, counts } = view.whole
  return (
    <View className={styles.cards}>
      {rateIds.map(rate => {
        const { name = '', definition = '' } = view.rates.find(({ id }) => id === rate) ?? {}
        return (
          <Pressable key={rate} className={styles.card} onPress={() => onOpen(rate)}>
            <View className={styles.line}>
              <View className={styles.name}>{name}</View>
              <View className={styles.basis}>{basisWords(rate, counts)}</View>
            </View>
            <View className={styles.number}>{percent(rates[rate])}</View>
            <Bar rate={rates[rate]} />
            <View className={styles.about}>{definition}</View>
          </Pressable>
        )
      })}
    </View>
  )
}
