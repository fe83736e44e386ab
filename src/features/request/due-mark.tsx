import type { RequestItem } from '@domain/request/schema'
import { Chip } from '@/components/chip'
import { dueWords, isOverdue } from './due'

/** Until when; what is late stands out, in words and colour. */
export function DueMark({ request }: { request: RequestItem }) {
  const now = Date.now()
  const words = dueWords(request, now)
  if (!isOverdue(request, now)) return <>{words}</>
  return (
    <Chip tone="red" icon="warning">
      {words}
    </Chip>
  )
}
