import { categories } from '@domain/request/categories'
import type { RequestItem } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { List } from '@/components/list'
import { Section } from '@/components/surface'
import { MARKS_IN_A_ROW } from '@/features/request/marks'
import { RequestRow } from '@/features/request/request-row'
import { dueBeside, Marks } from '@/features/request/staff-marks'
import { StatusChip } from '@/features/request/status-chip'
import type { useRequestList } from '@/features/request/use-request-list'
import { useGradually } from '@/lib/gradually'
import styles from './desk.module.scss'
import { byCommunity } from './groups'
import { type Look, lookName } from './looks'
import { canPick, type Picking } from './use-picking'

/** A row weighs 0.8 KB on its way to the screen. */
const ROWS_AT_ONCE = 6

interface DeskListProps {
  list: ReturnType<typeof useRequestList>
  look: Look
  /** Which are chosen, while several are taken at once. */
  picking: Picking
  chosen: string
  onOpen: (id: string) => void
}

/** The desk's requests; those of several communities each under its name. */
export function DeskList({ list, look, picking, chosen, onOpen }: DeskListProps) {
  const { refresh: _, ...shown } = list
  const drawn = useGradually(list.items?.length ?? 0, ROWS_AT_ONCE)
  const items = list.items?.slice(0, drawn)
  const groups = items && byCommunity(items)
  const row = (request: RequestItem) => (
    <RequestRow
      request={request}
      detail={detailOf(request)}
      chip={chipsOf(request, look)}
      meta={dueBeside(request)}
      current={request.id === chosen}
      checked={picking.on && canPick(request) ? picking.has(request.id) : undefined}
      onPress={() => (picking.on && canPick(request) ? picking.toggle(request.id) : onOpen(request.id))}
    />
  )
  const common = { keyOf: (request: RequestItem) => request.id, render: row, empty: emptyOf(look) }
  if (!groups || groups.length < 2)
    return <List {...shown} {...common} items={items} label={lookName(look)} />
  return (
    <View className={styles.groups}>
      {groups.map(({ community, name, items }, index) => {
        const last = index === groups.length - 1
        const more = list.more ? `已显示 ${items.length} 件` : `${items.length} 件`
        return (
          <Section key={community} title={name} aside={<View className={styles.count}>{more}</View>}>
            <List
              {...common}
              label={`${name}，${lookName(look)}`}
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

/** Looks whose requests are in different states, so that each says its own. */
const mixed: readonly Look[] = [
  'overdue',
  'callBack',
  'supervised',
  'reminded',
  'reopened',
  'escalated',
  'parts',
  'open',
]

/** The list says what its requests have in common; a row only what differs from it. */
function chipsOf(request: RequestItem, look: Look) {
  const unsolved = request.status === 'resolved' && request.verdict === 'unsolved'
  return (
    <>
      <Marks request={request} most={MARKS_IN_A_ROW} without={[lookName(look)]} />
      {(unsolved || mixed.includes(look)) && <StatusChip request={request} />}
    </>
  )
}

function emptyOf(look: Look) {
  if (look === 'waiting') return { drawing: 'tea' as const, text: '没有等着派单的事，都有人接手了。' }
  return { drawing: 'letterbox' as const, text: `没有“${lookName(look)}”的诉求。` }
}
