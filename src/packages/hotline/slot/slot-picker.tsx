import { ScrollView, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { daysOf, partNames, type Slot } from '@/features/hotline/slots'
import { startWords } from '@/features/hotline/when'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { inChina } from '@/lib/time'
import styles from './index.module.scss'

interface SlotPickerProps {
  /** By start; at least one. */
  slots: readonly Slot[]
  chosen: Slot | undefined
  onChoose: (slot: Slot) => void
  /** Who would take a slot, in words. */
  whoOf: (slot: Slot) => string
}

/** Free times: the first one by itself, then by day, morning, afternoon and evening. */
export function SlotPicker({ slots, chosen, onChoose, whoOf }: SlotPickerProps) {
  const days = daysOf(slots)
  const [picked, setPicked] = useState<string>()
  const day = days.find(each => each.day === picked) ?? days[0]!
  const first = slots[0]!
  const isFirst = chosen?.start === first.start
  return (
    <View className={styles.picker}>
      <Pressable
        role="radio"
        checked={isFirst}
        className={classNames(styles.earliest, isFirst && styles.chosen)}
        onPress={() => onChoose(first)}
      >
        <Icon name="clock" />
        <View className={styles.words}>
          <View className={styles.strong}>{`最早：${startWords(first.start)}`}</View>
          <View className={styles.soft}>{whoOf(first)}</View>
        </View>
        {isFirst && <Icon name="check" />}
      </Pressable>
      <ScrollView scrollX className={styles.strip} enhanced showScrollbar={false}>
        <View className={styles.days} {...a11y({ role: 'tablist', label: '哪一天' })}>
          {days.map(each => {
            const selected = each.day === day.day
            return (
              <Pressable
                key={each.day}
                role="tab"
                selected={selected}
                label={`${each.name} ${each.weekday}，${each.count} 个时间`}
                className={classNames(styles.day, selected && styles.open)}
                onPress={() => setPicked(each.day)}
              >
                <View className={styles.strong}>{each.name}</View>
                <View className={styles.soft}>{each.weekday}</View>
              </Pressable>
            )
          })}
        </View>
      </ScrollView>
      {day.parts.map(({ part, slots: those }) => (
        <View key={part}>
          <View className={styles.part}>{partNames[part]}</View>
          <View
            className={styles.times}
            {...a11y({ role: 'radiogroup', label: `${day.name}${partNames[part]}` })}
          >
            {those.map(slot => {
              const checked = slot.start === chosen?.start
              return (
                <Pressable
                  key={slot.start}
                  role="radio"
                  checked={checked}
                  className={classNames(styles.time, checked && styles.chosen)}
                  onPress={() => onChoose(slot)}
                >
                  {inChina(slot.start).format('HH:mm')}
                </Pressable>
              )
            })}
          </View>
        </View>
      ))}
    </View>
  )
}
