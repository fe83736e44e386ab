import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Chip } from '@/components/chip'
import { EmptyState } from '@/components/empty-state'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { wayNames } from '@/features/hotline/words'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import type { Day } from '../shared/days'
import type { AppointmentView, Diary } from '../shared/types'
import { clock, isCalledOff, isUrgent, lookOf } from '../shared/words'
import styles from './diary.module.scss'
import { gapLabel, gapTitle } from './gaps'
import { cellsOf, type Gap, rangeOf, touching } from './timeline'

interface DayViewProps {
  diary: Diary
  day: Day
  onOpen: (id: string) => void
  onGap: (gap: Gap) => void
}

/** A day from morning to evening: appointments, and between them what is free, closed, opened. */
export function DayView({ diary, day, onOpen, onGap }: DayViewProps) {
  const [whole, setWhole] = useState(false)
  const [now] = useState(Date.now)
  // What has passed without an appointment can't be booked, closed or opened any more.
  const cells = cellsOf(diary, day, rangeOf(diary, [day], whole)).filter(
    ({ kind, end }) => kind === 'appointment' || Date.parse(end) > now,
  )
  const off = touching(diary.items, day).filter(item => isCalledOff(item) && item.status !== 'void')
  return (
    <View className={styles.timeline} {...a11y({ role: 'group', label: '这一天' })}>
      {cells.map(cell =>
        cell.kind === 'appointment' ? (
          <Meeting
            key={cell.item.id}
            item={cell.item}
            now={now}
            isNext={cell.item.id === diary.next?.id}
            onOpen={onOpen}
          />
        ) : (
          <GapRow key={cell.start} gap={cell} onGap={onGap} />
        ),
      )}
      {cells.length === 0 && <EmptyState drawing="tea" text="这一天没有预约，已经过去了。" />}
      {!whole && cells.length > 0 && (
        <View className={styles.more}>
          <Button kind="quiet" inline icon="clock" onPress={() => setWhole(true)}>
            看从早到晚的时间
          </Button>
        </View>
      )}
      {off.length > 0 && <View className={styles.offHead}>没有约成的</View>}
      {off.map(item => (
        <Meeting key={item.id} item={item} now={now} onOpen={onOpen} />
      ))}
    </View>
  )
}

interface MeetingProps {
  item: AppointmentView
  now: number
  isNext?: boolean
  onOpen: (id: string) => void
}

function Meeting({ item, now, isNext, onOpen }: MeetingProps) {
  const { id, name, way, start, end, status } = item
  const { word, tone, icon } = lookOf(item, now)
  const urgent = isUrgent(item, now)
  const isOn = Date.parse(start) <= now && now < Date.parse(end) && status === 'booked'
  return (
    <Pressable
      className={classNames(
        styles.row,
        styles.meeting,
        styles[tone],
        isCalledOff(item) && styles.off,
        isOn && styles.on,
        urgent && styles.urgent,
      )}
      onPress={() => onOpen(id)}
    >
      <View className={styles.clock}>
        <View>{clock(start)}</View>
        <View className={styles.until}>{clock(end)}</View>
      </View>
      <View className={styles.body}>
        <View className={styles.name}>{name}</View>
        <View className={styles.facts}>
          {urgent && (
            <Chip tone="red" icon="warning">
              紧急
            </Chip>
          )}
          {isOn ? (
            <Chip tone="green">正在进行</Chip>
          ) : isNext ? (
            <Chip tone="blue">下一个</Chip>
          ) : (
            <Chip tone={tone} icon={icon}>
              {word}
            </Chip>
          )}
          {wayNames[way]}
        </View>
      </View>
      <Icon name="chevron" small className={styles.chevron} />
    </Pressable>
  )
}

function GapRow({ gap, onGap }: { gap: Gap; onGap: (gap: Gap) => void }) {
  const { kind, start, end } = gap
  return (
    <Pressable
      className={classNames(styles.row, styles.gap, styles[kind])}
      label={gapLabel(gap)}
      onPress={() => onGap(gap)}
    >
      <View className={styles.clock}>{clock(start)}</View>
      <View className={styles.what}>
        {gapTitle(gap)}
        <View className={styles.until}>到 {clock(end)}</View>
      </View>
    </Pressable>
  )
}
