import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Notice } from '@/components/notice'
import { Section } from '@/components/surface'
import { startWords } from '@/features/hotline/when'
import { wayNames } from '@/features/hotline/words'
import { openPage } from '@/lib/navigate'
import { type Diary, urls } from '../shared/types'
import { Calls } from './calls'
import { urgentOf } from './lead'
import { Todo } from './todo'
import { Urgent } from './urgent'

interface BeforeDayProps {
  diary: Diary
  onOpen: (id: string) => void
}

/** Above everything: that nobody can book, and who is urgent. */
export function First({ diary, onOpen }: BeforeDayProps) {
  const urgent = urgentOf(diary, Date.now())
  return (
    <>
      {!diary.listed && <NotListed />}
      <Urgent items={urgent} onOpen={onOpen} />
    </>
  )
}

/** What comes before the days: whom to call, what waits for a word, who is next. */
export function BeforeDay({ diary, onOpen }: BeforeDayProps) {
  const { todo, calls, next } = diary
  const now = Date.now()
  const nothing = todo.length + calls.length === 0 && !next
  if (nothing) return <EmptyState drawing="tea" text="没有等着您的事，最近也没有预约。" />
  return (
    <>
      <Calls calls={calls} />
      <Todo todo={todo} onOpen={onOpen} />
      {next && (
        <Section title="下一个">
          <List
            label="下一个"
            items={[next]}
            keyOf={({ id }) => id}
            empty={{ text: '' }}
            render={({ id, name, start, way }) => (
              <ListItem
                icon="clock"
                title={startWords(start, now)}
                detail={[name, wayNames[way]].filter(Boolean).join(' · ')}
                onPress={() => onOpen(id)}
              />
            )}
          />
        </Section>
      )}
    </>
  )
}

function NotListed() {
  return (
    <Notice
      tone="amber"
      title="来访者现在还约不到您"
      action={
        <>
          <Button kind="quiet" inline onPress={() => openPage(urls.hours)}>
            看看时间
          </Button>
          <Button kind="quiet" inline onPress={() => openPage(urls.profile)}>
            开放预约
          </Button>
        </>
      }
    >
      先看看每周的时间对不对，再在“我的介绍”里开放预约。登记来访不受影响。
    </Notice>
  )
}
