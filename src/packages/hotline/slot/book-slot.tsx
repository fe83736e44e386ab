import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { changeBooking, clearBooking, detailsOf, isUnkept, useBooking } from '@/features/hotline/booking'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { endBooking } from '@/features/hotline/flow'
import { useHotline, useReminderTemplates, useSlots } from '@/features/hotline/use-hotline'
import { useNamed } from '@/features/hotline/use-named'
import { startWords } from '@/features/hotline/when'
import { askForMessages } from '@/lib/messages'
import { usePullRefresh } from '@/lib/pull-refresh'
import styles from './index.module.scss'
import { Refusal } from './refusal'
import { SlotPicker } from './slot-picker'
import { useChosenSlot } from './use-chosen-slot'
import { WaitSheet } from './wait-sheet'

/** Choosing a time for a new appointment and booking it; where nothing is free, waiting for a place. */
export function BookSlot() {
  useNamed()
  const made = useBooking()
  const { counsellor, way } = made
  const { data, error, refetch } = useSlots({ counsellor })
  const book = useHotline('book', cloud.hotline.book)
  const { slots, chosen, choose, whoOf } = useChosenSlot(data, way, { error: book.error })
  const templates = useReminderTemplates()
  const [waiting, setWaiting] = useState(false)
  usePullRefresh(refetch)

  async function send() {
    if (!chosen) return
    askForMessages(templates)
    const answer = await book.send({ counsellor, start: chosen.start, ...detailsOf(made) })
    if (!answer) return
    const how = isUnkept(made) ? 'unkept' : '1'
    await endBooking(`/packages/hotline/appointment/index?id=${answer.appointment.id}&made=${how}`)
    clearBooking()
  }
  const none = slots?.length === 0
  const name = data?.counsellors.find(({ id }) => id === counsellor)?.name
  return (
    <Page
      title="什么时候"
      lead="第 3 步，共 3 步。"
      queued="现在没有网络。您写的内容都还在，连上网再预约。"
      actions={
        slots && (
          <View className={styles.send}>
            {book.error && <Refusal error={book.error} />}
            {none ? (
              <Button icon="bell" onPress={() => setWaiting(true)}>
                有空位时告诉我
              </Button>
            ) : (
              <Button loading={book.running} disabled={!chosen} onPress={send}>
                {chosen ? `预约 ${startWords(chosen.start)}` : '请选一个时间'}
              </Button>
            )}
          </View>
        )
      }
    >
      <CrisisBar />
      {!slots && error && <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />}
      {!slots && !error && <Skeleton rows={4} />}
      {none && (
        <EmptyState
          drawing="tea"
          text="近期都约满了。可以先候补，有人取消就按顺序告诉您。"
          action={
            counsellor !== 'any' && (
              <Button kind="secondary" inline onPress={() => changeBooking({ counsellor: 'any' })}>
                看看别的咨询师
              </Button>
            )
          }
        />
      )}
      {slots && !none && <SlotPicker slots={slots} chosen={chosen} onChoose={choose} whoOf={whoOf} />}
      {waiting && <WaitSheet name={name} onClose={() => setWaiting(false)} />}
    </Page>
  )
}
