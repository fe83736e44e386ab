import { ListItem } from '@/components/list-item'
import { AppointmentChip } from './status-chip'
import type { Brief } from './use-hotline'
import { startWords } from './when'
import { teacher, wayIcons, wayNames } from './words'

/** An appointment in a list: when, with whom and how, in which state. */
export function AppointmentRow({ appointment, onPress }: { appointment: Brief; onPress: () => void }) {
  const { start, counsellor, way, status } = appointment
  return (
    <ListItem
      icon={wayIcons[way]}
      title={startWords(start)}
      detail={`${teacher(counsellor.name)} · ${wayNames[way]}`}
      chip={<AppointmentChip status={status} />}
      onPress={onPress}
    />
  )
}
