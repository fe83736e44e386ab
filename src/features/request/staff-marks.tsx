import type { RequestItem } from '@domain/request/schema'
import { Chip } from '@/components/chip'
import { isDueToday, isOverdue } from './due'
import { DueMark } from './due-mark'
import { marksOf } from './marks'

interface MarksProps {
  request: RequestItem
  /** At most so many, the most pressing ones. */
  most?: number
  /** Words that the list says already. */
  without?: readonly string[]
}

/** What staff must not miss, as chips: 超期 3 小时, 督办, 已催办. */
export function Marks({ request, most, without = [] }: MarksProps) {
  const marks = marksOf(request, Date.now()).filter(({ word }) => !without.includes(word))
  return (
    <>
      {marks.slice(0, most).map(({ word, tone, icon }) => (
        <Chip key={word} tone={tone} icon={icon}>
          {word}
        </Chip>
      ))}
    </>
  )
}

/** Until when, in a row whose marks say already what is late and what is due today. */
export function dueBeside(request: RequestItem) {
  const now = Date.now()
  return isOverdue(request, now) || isDueToday(request, now) ? null : <DueMark request={request} />
}
