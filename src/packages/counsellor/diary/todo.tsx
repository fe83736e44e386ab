import { useState } from 'react'
import { Button } from '@/components/button'
import { Chip } from '@/components/chip'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { SheetPlace } from '@/components/sheet'
import { Section } from '@/components/surface'
import { startWords } from '@/features/hotline/when'
import { wayNames } from '@/features/hotline/words'
import { formatTime } from '@/lib/time'
import { ActSheet, type Asked } from '../appointment/act-sheets'
import { useAct } from '../appointment/use-act'
import type { AppointmentView } from '../shared/types'
import { Pair } from './pair'

/** More at once would push the day off the screen. */
const AT_FIRST = 3

interface TodoProps {
  todo: readonly AppointmentView[]
  onOpen: (id: string) => void
}

/** What waits for a word: holds, what is over and not recorded, appeals. Most of it is said right here. */
export function Todo({ todo, onOpen }: TodoProps) {
  const [all, setAll] = useState(false)
  if (todo.length === 0) return null
  const shown = all ? todo : todo.slice(0, AT_FIRST)
  return (
    <Section title="等您一句话">
      <List
        label="等您一句话"
        items={shown}
        keyOf={({ id }) => id}
        empty={{ text: '' }}
        more={shown.length < todo.length ? { loading: false, onMore: () => setAll(true) } : undefined}
        render={view => <TodoRow view={view} onOpen={onOpen} />}
      />
    </Section>
  )
}

function TodoRow({ view, onOpen }: { view: AppointmentView; onOpen: (id: string) => void }) {
  const [asked, setAsked] = useState<Asked>()
  const acting = useAct(view)
  const { id, name, way, start, can } = view
  const say = (act: 'confirm' | 'done', words: string) => (
    <Button
      kind="quiet"
      inline
      icon="check"
      label={`${words}：${name}`}
      loading={acting.running}
      onPress={() => void acting.act(act)}
    >
      {words}
    </Button>
  )
  const ask = (what: Asked, words: string) => (
    <Button kind="quiet" inline label={`${words}：${name}`} onPress={() => setAsked(what)}>
      {words}
    </Button>
  )
  const { word, until } = waitingFor(view)
  return (
    <>
      <ListItem
        title={name}
        detail={`${startWords(start)} · ${wayNames[way]}`}
        chip={<Chip tone="amber">{word}</Chip>}
        meta={acting.error && !asked ? acting.error.message : until}
        onPress={() => onOpen(id)}
        action={
          can.includes('confirm') ? (
            <Pair>
              {ask('decline', '婉拒')}
              {say('confirm', '确认')}
            </Pair>
          ) : can.includes('decideAppeal') ? (
            <Pair>
              {ask('rejected', '维持爽约')}
              {ask('upheld', '申诉成立')}
            </Pair>
          ) : can.includes('done') ? (
            <Pair>
              {ask('noShow', '爽约')}
              {say('done', '已完成')}
            </Pair>
          ) : undefined
        }
      />
      <SheetPlace>
        {asked && <ActSheet asked={asked} view={view} acting={acting} onClose={() => setAsked(undefined)} />}
      </SheetPlace>
    </>
  )
}

/** What a row waits for, in a word, and until when. */
function waitingFor({ can, holdUntil, appealWords }: AppointmentView) {
  if (can.includes('confirm') || can.includes('decline')) {
    return { word: '等您确认', until: holdUntil ? `最晚${formatTime(holdUntil)}` : undefined }
  }
  if (can.includes('decideAppeal')) return { word: '申诉', until: appealWords ?? '没有写原因' }
  return { word: '还没有记录', until: '来了没有？' }
}
