import type { Exception } from '@domain/hotline/schedule'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { ClockInput } from '@/components/clock-input'
import { DateInput } from '@/components/date-input'
import { Field } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { today } from '../shared/days'
import styles from './hours.module.scss'
import { exceptionProblem } from './hours-words'

type Kind = 'day' | 'part' | 'extra'
const kinds: { value: Kind; label: string }[] = [
  { value: 'day', label: '全天休息' },
  { value: 'part', label: '休息一段' },
  { value: 'extra', label: '加开一段' },
]
const kindOf = (one?: Exception): Kind => (one?.kind === 'extra' ? 'extra' : one?.hours ? 'part' : 'day')

interface ExceptionSheetProps {
  /** The one that is changed; without it a new one. */
  one?: Exception
  onClose: () => void
  onDone: (one: Exception) => void
  onRemove?: () => void
}

/** One special day. */
export function ExceptionSheet({ one, onClose, onDone, onRemove }: ExceptionSheetProps) {
  const [day, setDay] = useState(one?.day ?? today(Date.now()))
  const [kind, setKind] = useState<Kind>(() => kindOf(one))
  const [hours, setHours] = useState(one?.hours ?? { from: '', until: '' })
  const [tried, setTried] = useState(false)
  const next: Exception = {
    day,
    kind: kind === 'extra' ? 'extra' : 'off',
    ...(kind !== 'day' && { hours }),
  }
  const wrong = exceptionProblem(next)
  const finish = () => {
    setTried(true)
    if (!wrong) onDone(next)
  }
  return (
    <Sheet
      open
      title={one ? '改这一天' : '加一天'}
      onClose={onClose}
      actions={
        <>
          {onRemove && (
            <Button kind="secondary" onPress={onRemove}>
              去掉这一天
            </Button>
          )}
          <Button onPress={finish}>改好了</Button>
        </>
      }
    >
      <Field label="哪一天">
        <DateInput value={day} onChange={setDay} from={today(Date.now())} />
      </Field>
      <ChoiceList label="这一天" options={kinds} value={kind} onChange={setKind} />
      {kind !== 'day' && (
        <View className={styles.fromUntil}>
          <View className={styles.half}>
            <Field label="从" error={tried ? wrong : null}>
              <ClockInput value={hours.from} onChange={from => setHours({ ...hours, from })} />
            </Field>
          </View>
          <View className={styles.half}>
            <Field label="到">
              <ClockInput value={hours.until} onChange={until => setHours({ ...hours, until })} />
            </Field>
          </View>
        </View>
      )}
    </Sheet>
  )
}
