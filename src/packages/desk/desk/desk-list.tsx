import { categories } from '@domain/request/categories'
import type { Status } from '@domain/request/model'
import type { RequestItem } from '@domain/request/schema'
import { statusNames } from '@domain/request/story'
import { View } from '@tarojs/components'
import { Chip } from '@/components/chip'
import { List } from '@/components/list'
import { Section } from '@/components/surface'
import { RequestRow } from '@/features/request/request-row'
import { StatusChip } from '@/features/request/status-chip'
import type { useRequestList } from '@/features/request/use-request-list'
import { useGradually } from '@/lib/gradually'
import styles from './desk.module.scss'
import { byCommunity } from './groups'

/** A row weighs 0.8 KB on its way to the screen. */
const ROWS_AT_ONCE = 6

interface DeskListProps {
  list: ReturnType<typeof useRequestList>
  status: Status
  chosen: string
  onOpen: (id: string) => void
}

/** The desk's requests; those of several communities each under its name. */
export function DeskList({ list, status, chosen, onOpen }: DeskListProps) {
  const { refresh: _, ...shown } = list
  const drawn = useGradually(list.items?.length ?? 0, ROWS_AT_ONCE)
  const items = list.items?.slice(0, drawn)
  const groups = items && byCommunity(items)
  const row = (request: RequestItem) => (
    <RequestRow
      request={request}
      detail={detailOf(request)}
      chip={chipsOf(request)}
      current={request.id === chosen}
      onPress={() => onOpen(request.id)}
    />
  )
  const common = { keyOf: (request: RequestItem) => request.id, render: row, empty: emptyOf(status) }
  if (!groups || groups.length < 2)
    return <List {...shown} {...common} items={items} label={statusNames[status]} />
  return (
    <View className={styles.groups}>
      {groups.map(({ community, name, items }, index) => {
        const last = index === groups.length - 1
        const more = list.more ? `已显示 ${items.length} 件` : `${items.length} 件`
        return (
          <Section key={community} title={name} aside={<View className={styles.count}>{more}</View>}>
            <List
              {...common}
              label={`${name}，${statusNames[status]}`}
              items={items}
              error={index === 0 ? shown.error : null}
              onRetry={shown.onRetry}
              more={last ? shown.more : undefined}
            />
          </Section>
        )
      })}
    </View>
  )
}

/** What is told in a row: what it is, where, and who has it once somebody has. */
function detailOf({ category, unitName, responsible, status }: RequestItem): string {
  const facts = [categories[category].name, unitName]
  return (status === 'waiting' ? facts : [...facts, responsible.name]).join(' · ')
}

/** The list says the state; a row only what differs from it. */
const chipsOf = (request: RequestItem) => (
  <>
    {request.status === 'resolved' && request.verdict === 'unsolved' && <StatusChip request={request} />}
    {request.reopenings > 0 && <Chip tone="amber">重办</Chip>}
  </>
)

const emptyOf = (status: Status) =>
  status === 'waiting'
    ? { drawing: 'tea' as const, text: '没有等着派单的事，都有人接手了。' }
    : { drawing: 'letterbox' as const, text: `没有${statusNames[status]}的诉求。` }
