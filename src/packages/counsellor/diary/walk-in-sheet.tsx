import type { Way } from '@domain/hotline/counsellor'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { ClockInput } from '@/components/clock-input'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { NumberInput } from '@/components/number-input'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { TextInput } from '@/components/text-input'
import { useHotline } from '@/features/hotline/use-hotline'
import { wayNames } from '@/features/hotline/words'
import { clockOf, instantOf } from '@/lib/clock'
import { wholeProblem } from '@/lib/whole'
import { type Day, dayWords } from '../shared/days'

const USUAL_MINUTES = 50
const ways: Way[] = ['room', 'phone', 'voice']

interface WalkInSheetProps {
  day: Day
  /** HH:mm. */
  at: string
  onClose: () => void
}

/** Enters somebody who came by or rang up: any time that no appointment lies over. */
export function WalkInSheet({ day, at, onClose }: WalkInSheetProps) {
  const [name, setName] = useState('')
  const [from, setFrom] = useState(at)
  const [minutes, setMinutes] = useState(USUAL_MINUTES)
  const [way, setWay] = useState<Way>('room')
  const [tried, setTried] = useState(false)
  const { send, running, error } = useHotline('walk-in', cloud.hotline.walkIn)
  const start = instantOf(day, clockOf(from))
  const wrong = {
    name: name.trim() ? null : '请填怎么称呼，例如王阿姨',
    from: start ? null : '请填几点几分，例如 09:00',
    minutes: wholeProblem(minutes, 5, 240),
  }
  async function submit() {
    setTried(true)
    if (!start || wrong.name || wrong.minutes) return
    if (!(await send({ start, minutes, way, name: name.trim() }))) return
    toast('已记进日程')
    onClose()
  }
  return (
    <Sheet
      open
      title="登记来访"
      onClose={onClose}
      actions={
        <Button loading={running} onPress={() => void submit()}>
          {running ? '正在登记' : '记进日程'}
        </Button>
      }
    >
      <View>{dayWords(day, Date.now())}。有人当面或者打电话来，记一笔，时间就不会再被约走。</View>
      <Field label="怎么称呼" error={tried ? wrong.name : null}>
        <TextInput value={name} onChange={setName} maxLength={30} placeholder="王阿姨" />
      </Field>
      <Field label="几点开始" error={tried ? wrong.from : null}>
        <ClockInput value={from} onChange={setFrom} />
      </Field>
      <Field label="多少分钟" error={tried ? wrong.minutes : null}>
        <NumberInput value={minutes} onChange={setMinutes} />
      </Field>
      <Field label="怎么见面">
        <ChoiceList
          options={ways.map(value => ({ value, label: wayNames[value] }))}
          value={way}
          onChange={setWay}
        />
      </Field>
      {error && <Notice tone="amber">{error.message}</Notice>}
    </Sheet>
  )
}
