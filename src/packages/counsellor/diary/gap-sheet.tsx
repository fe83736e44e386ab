import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { perTap } from '@/cloud/key-keepers'
import { Button } from '@/components/button'
import { ClockInput } from '@/components/clock-input'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { useHotline } from '@/features/hotline/use-hotline'
import { clockOf, instantOf, isClock } from '@/lib/clock'
import { type Day, dayAfter, dayWords } from '../shared/days'
import { clock } from '../shared/words'
import styles from './diary.module.scss'
import { gapTitle } from './gaps'
import type { Gap } from './timeline'

interface GapSheetProps {
  gap: Gap
  day: Day
  onClose: () => void
  /** Enters somebody who comes by at that time. */
  onWalkIn: (at: string) => void
}

/** A stretch of the day that is to be closed, or opened; it can be made longer or shorter first. */
export function GapSheet({ gap, day, onClose, onWalkIn }: GapSheetProps) {
  const opens = gap.kind === 'blocked' || gap.kind === 'closed'
  const [from, setFrom] = useState(() => clock(gap.start))
  const [until, setUntil] = useState(() => clock(gap.end))
  const [tried, setTried] = useState(false)
  const { send, running, error } = useHotline(
    `${opens ? 'open' : 'block'}:${day}`,
    opens ? cloud.hotline.open : cloud.hotline.block,
    perTap,
  )
  const start = instantOf(day, clockOf(from))
  const end = endOf(day, clockOf(until))
  const wrong = !start || !end ? '请填几点几分，例如 09:00' : start >= end ? '开始要早于结束' : null
  async function submit() {
    setTried(true)
    if (wrong || !start || !end) return
    if (!(await send({ from: start, until: end }))) return
    toast(opens ? '已开放，可以预约了' : '已关上，不再接受新的预约')
    onClose()
  }
  const actions = (
    <>
      {gap.kind !== 'blocked' && (
        <Button kind="secondary" onPress={() => onWalkIn(clockOf(from))}>
          登记来访
        </Button>
      )}
      <Button loading={running} onPress={() => void submit()}>
        {opens ? '开放这段时间' : '关上这段时间'}
      </Button>
    </>
  )
  return (
    <Sheet open title={dayWords(day, Date.now())} onClose={onClose} actions={actions}>
      <View>
        {clock(gap.start)}–{clock(gap.end)}：{gapTitle(gap)}。
        {opens ? '开放以后，来访者可以约这段时间。' : '关上以后约不进来，已经约好的不受影响。'}
      </View>
      <View className={styles.fromUntil}>
        <Field label="从" error={tried ? wrong : null}>
          <ClockInput value={from} onChange={setFrom} />
        </Field>
        <Field label="到">
          <ClockInput value={until} onChange={setUntil} />
        </Field>
      </View>
      {error && <Notice tone="amber">{error.message}</Notice>}
    </Sheet>
  )
}

/** The end of a stretch: 24:00, or the 00:00 that a clock shows then, is the next day's beginning. */
function endOf(day: Day, until: string): string | undefined {
  if (until === '24:00' || until === '00:00') return instantOf(dayAfter(day, 1), '00:00')
  return isClock(until) ? instantOf(day, until) : undefined
}
