import { useState } from 'react'
import { ChoiceList } from '@/components/choice-list'
import { DateTimeSlots, type WantedTime } from '@/components/date-time-slots'
import { Field, Fields } from '@/components/field'
import { useGradually } from '@/lib/gradually'
import type { Moment } from '@/lib/time'

interface WantedProps {
  value: readonly WantedTime[]
  onChange: (value: WantedTime[]) => void
  now: Moment
  error?: string
}

const options = [
  { value: 'any' as const, label: '都可以' },
  { value: 'some' as const, label: '我挑时间' },
]

/** Further ahead than this, nobody's roster is known. */
const DAYS = 5

/** Which times would suit; most people say: any. */
export function Wanted({ value, onChange, now, error }: WantedProps) {
  const [picking, setPicking] = useState(value.length > 0)
  const open = picking || value.length > 0
  const days = useGradually(DAYS, 3, open)
  function choose(which: 'any' | 'some') {
    setPicking(which === 'some')
    if (which === 'any') onChange([])
  }
  return (
    // A group of its own: what opens in it doesn't send the rest of the form to the view layer again.
    <Fields>
      <Field label="希望什么时候" name="wanted" error={error}>
        <ChoiceList pair options={options} value={open ? 'some' : 'any'} onChange={choose} />
      </Field>
      {open && (
        <Field label="哪些时间方便" hint="最多选 3 个，我们尽量安排。">
          <DateTimeSlots value={value} now={now} days={days} onChange={onChange} />
        </Field>
      )}
    </Fields>
  )
}
