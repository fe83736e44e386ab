import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Chip } from '@/components/chip'
import type { IconName } from '@/components/icon'
import { ListItem } from '@/components/list-item'
import { Section, Surface } from '@/components/surface'
import type { Tone } from '@/components/tone'
import styles from './handling.module.scss'

export type Part = RequestView['parts'][number]

const states: Record<Part['status'], { word: string; tone: Tone; icon: IconName }> = {
  asked: { word: '等回报', tone: 'amber', icon: 'clock' },
  done: { word: '办完了', tone: 'green', icon: 'check' },
  declined: { word: '办不了', tone: 'red', icon: 'frown' },
  calledOff: { word: '已取消', tone: 'quiet', icon: 'return' },
}

/** Those who were asked for a part of the work, and how it stands with each. Nothing where nobody was asked. */
export function Parts({ view, onCallOff }: { view: RequestView; onCallOff: (part: Part) => void }) {
  const { parts, moves } = view
  if (parts.length === 0) return null
  const open = parts.filter(({ status }) => status === 'asked').length
  return (
    <Section
      title="协办"
      aside={open > 0 && <View className={styles.count}>{`还有 ${open} 项没有办完`}</View>}
    >
      <Surface flush>
        {parts.map(part => (
          <PartRow
            key={part.id}
            part={part}
            onCallOff={
              part.status === 'asked' && moves.includes('callOff') ? () => onCallOff(part) : undefined
            }
          />
        ))}
      </Surface>
      {open > 0 && view.mine && <View className={styles.hint}>都有结果以后，这件事才能办结。</View>}
    </Section>
  )
}

function PartRow({ part, onCallOff }: { part: Part; onCallOff: (() => void) | undefined }) {
  const { name, task, result, status, whistle, mine } = part
  const { word, tone, icon } = states[status]
  return (
    <ListItem
      title={mine ? `${name}（您）` : name}
      detail={result ? `${task}：${result}` : task}
      chip={
        <Chip tone={tone} icon={icon}>
          {word}
        </Chip>
      }
      meta={whistle ? '吹哨报到' : undefined}
      aside={
        onCallOff && (
          <Button kind="quiet" inline label={`取消${name}的协办`} onPress={onCallOff}>
            取消
          </Button>
        )
      }
    />
  )
}
