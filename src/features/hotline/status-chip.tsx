import type { Status } from '@domain/hotline/appointment'
import { Chip } from '@/components/chip'
import { statusLooks } from './words'

/** Where an appointment stands, in a word. */
export function AppointmentChip({ status }: { status: Status }) {
  const { word, tone, icon } = statusLooks[status]
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  )
}
