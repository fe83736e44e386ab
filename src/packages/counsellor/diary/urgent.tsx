import { Chip } from '@/components/chip'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Section } from '@/components/surface'
import { startWords } from '@/features/hotline/when'
import { wayNames } from '@/features/hotline/words'
import type { AppointmentView } from '../shared/types'

interface UrgentProps {
  items: readonly AppointmentView[]
  onOpen: (id: string) => void
}

/** Who said something worrying when they booked, above all others. */
export function Urgent({ items, onOpen }: UrgentProps) {
  if (items.length === 0) return null
  return (
    <Section title="紧急">
      <List
        label="紧急"
        items={items}
        keyOf={({ id }) => id}
        empty={{ text: '' }}
        render={({ id, name, start, way }) => (
          <ListItem
            icon="warning"
            iconTone="red"
            title={name}
            detail={`${startWords(start)} · ${wayNames[way]}`}
            chip={<Chip tone="red">说过有伤害自己的念头</Chip>}
            onPress={() => onOpen(id)}
          />
        )}
      />
    </Section>
  )
}
