import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { Field } from '@/components/field'
import { Page, toast } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { TextArea } from '@/components/text-area'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { showBelowBar } from '@/features/hotline/show-field'
import {
  type Appointment,
  useAppointment,
  useHotline,
  useReminderTemplates,
  useSlots,
} from '@/features/hotline/use-hotline'
import { startWords } from '@/features/hotline/when'
import { teacher } from '@/features/hotline/words'
import { askForMessages } from '@/lib/messages'
import { goBack } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'
import styles from './index.module.scss'
import { Refusal } from './refusal'
import { SlotPicker } from './slot-picker'
import { useChosenSlot } from './use-chosen-slot'

const TITLE = '改时间'

/** Choosing another time for an appointment; it keeps its own until the new one is won. */
export function MoveSlot({ id }: { id: string }) {
  const { data: view, error, refetch } = useAppointment(id)
  if (view) return <Move view={view} />
  return (
    <Page title={TITLE}>
      <CrisisBar />
      {error ? (
        <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  )
}

function Move({ view }: { view: Appointment }) {
  const [counsellor, setCounsellor] = useState(view.counsellor.id)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { data, error, refetch } = useSlots({ counsellor, move: view.id })
  const reschedule = useHotline(`reschedule:${view.id}`, cloud.hotline.reschedule)
  const { error: refused } = reschedule
  const {
    slots: all,
    chosen,
    choose,
    whoOf,
  } = useChosenSlot(data, view.way, { error: refused, preset: false })
  const templates = useReminderTemplates()
  usePullRefresh(refetch)
  const slots = all?.filter(
    ({ start, counsellors }) => start !== view.start || !counsellors.includes(view.counsellor.id),
  )
  const missing = view.reasonNeeded && !reason.trim() ? '请写一句原因，咨询师好另作安排' : undefined

  async function send() {
    if (!chosen) return
    setTried(true)
    if (missing) return showBelowBar('reason')
    askForMessages(templates)
    const said = reason.trim() ? { reason: reason.trim() } : {}
    const answer = await reschedule.send({
      id: view.id,
      version: view.version,
      counsellor,
      start: chosen.start,
      ...said,
    })
    if (!answer) return
    toast(answer.appointment.status === 'held' ? '已提交，等咨询师确认' : '时间改好了')
    goBack()
  }
  return (
    <Page
      title={TITLE}
      lead={`原来的时间（${startWords(view.kept?.start ?? view.start)}）一直为您留着，改好了才让出来。`}
      actions={
        slots?.length ? (
          <View className={styles.send}>
            {reschedule.error && <Refusal error={reschedule.error} />}
            <Button loading={reschedule.running} disabled={!chosen} onPress={send}>
              {chosen ? `改到 ${startWords(chosen.start)}` : '请选一个时间'}
            </Button>
          </View>
        ) : undefined
      }
    >
      <CrisisBar />
      {view.reasonNeeded && (
        <Field
          label="为什么要改"
          name="reason"
          hint="离开始很近了，写一句，只有咨询师看得到。"
          error={tried ? missing : undefined}
        >
          <TextArea value={reason} onChange={setReason} maxLength={200} />
        </Field>
      )}
      <ChoiceList
        pair
        label="和谁聊"
        options={[
          { value: view.counsellor.id, label: teacher(view.counsellor.name) },
          { value: 'any', label: '谁有空都行' },
        ]}
        value={counsellor}
        onChange={setCounsellor}
      />
      {!slots && error && <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />}
      {!slots && !error && <Skeleton rows={4} />}
      {slots?.length === 0 && <EmptyState drawing="tea" text="近期没有别的空位。原来的时间还为您留着。" />}
      {slots && slots.length > 0 && (
        <SlotPicker slots={slots} chosen={chosen} onChoose={choose} whoOf={whoOf} />
      )}
    </Page>
  )
}
