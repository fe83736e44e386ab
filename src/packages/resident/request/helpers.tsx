import type { RequestView } from '@domain/request/schema'
import { Chip } from '@/components/chip'
import type { IconName } from '@/components/icon'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Section } from '@/components/surface'
import type { Tone } from '@/components/tone'

type Part = RequestView['parts'][number]

const states: Record<Exclude<Part['status'], 'calledOff'>, { word: string; tone: Tone; icon: IconName }> = {
  asked: { word: '正在办', tone: 'blue', icon: 'heart-hand' },
  done: { word: '办好了', tone: 'green', icon: 'check' },
  declined: { word: '办不了', tone: 'amber', icon: 'info' },
}

/** Who else works on it, and at what (协办, 吹哨报到); what was called off is no news to the requester. */
export function Helpers({ parts }: { parts: readonly Part[] }) {
  const shown = parts.filter(part => part.status !== 'calledOff')
  if (shown.length === 0) return null
  return (
    <Section title="一起来帮忙的人">
      <List
        label="一起来帮忙的人"
        items={shown}
        keyOf={part => part.id}
        empty={{ text: '' }}
        render={({ name, task, status }) => {
          const { word, tone, icon } = states[status as keyof typeof states]
          return (
            <ListItem
              title={name}
              detail={task}
              chip={
                <Chip tone={tone} icon={icon}>
                  {word}
                </Chip>
              }
            />
          )
        }}
      />
    </Section>
  )
}
