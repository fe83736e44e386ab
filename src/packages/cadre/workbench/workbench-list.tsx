import { categories } from '@domain/request/categories'
import type { RequestItem } from '@domain/request/schema'
import { Chip } from '@/components/chip'
import type { Drawing } from '@/components/empty-state'
import { List } from '@/components/list'
import { AcceptButton } from '@/features/handling/accept-button'
import { MARKS_IN_A_ROW } from '@/features/request/marks'
import { RequestRow } from '@/features/request/request-row'
import { dueBeside, Marks } from '@/features/request/staff-marks'
import { StatusChip } from '@/features/request/status-chip'
import { useKeepRequest } from '@/features/request/use-request'
import { useGradually } from '@/lib/gradually'
import type { Tab } from './tabs'
import type { useFirst } from './use-first'

const empty: Record<Tab, { drawing: Drawing; text: string }> = {
  waiting: { drawing: 'tea', text: '没有等着接单的事，喝口茶吧。' },
  hand: { drawing: 'letterbox', text: '您手上没有在办的事。接单以后会出现在这里。' },
  soon: { drawing: 'tea', text: '没有快到期的事。' },
  helping: { drawing: 'tea', text: '现在没有请您协办的事。' },
  done: { drawing: 'letterbox', text: '您办好的事会出现在这里。' },
}

const names: Record<Tab, string> = {
  waiting: '待接单',
  hand: '在办',
  soon: '快到期',
  helping: '协办',
  done: '已办',
}

/** A row with its button weighs 1.2 KB on its way to the screen. */
const ROWS_AT_ONCE = 5

interface WorkbenchListProps {
  tab: Tab
  list: ReturnType<typeof useFirst>
  chosen: string
  severalUnits: boolean
  onOpen: (id: string) => void
  onStale: () => void
}

/** One tab of the workbench; what waits can be taken from its row. */
export function WorkbenchList({ tab, list, chosen, severalUnits, onOpen, onStale }: WorkbenchListProps) {
  const keep = useKeepRequest()
  const drawn = useGradually(list.items?.length ?? 0, ROWS_AT_ONCE)
  return (
    <List
      {...list}
      items={list.items?.slice(0, drawn)}
      label={names[tab]}
      keyOf={request => request.id}
      empty={empty[tab]}
      render={request => (
        <RequestRow
          request={request}
          detail={detailOf(request, severalUnits, tab)}
          chip={chipsOf(request, tab)}
          meta={dueBeside(request)}
          current={request.id === chosen}
          onPress={() => onOpen(request.id)}
          action={
            request.moves.includes('accept') && (
              <AcceptButton request={request} onDone={keep} onStale={onStale} />
            )
          }
        />
      )}
    />
  )
}

/** What it is and whose; where, as long as several units are shown; with whose I help. */
function detailOf(request: RequestItem, severalUnits: boolean, tab: Tab): string {
  const { category, requesterName, unitName, responsible } = request
  const kind = categories[category].name
  if (tab === 'helping') return [kind, unitName, `${responsible.name}负责`].join(' · ')
  return [kind, requesterName, ...(severalUnits ? [unitName] : [])].join(' · ')
}

/** Whose turn it is, where somebody was asked; anybody of the unit may still take it. */
function chipsOf(request: RequestItem, tab: Tab) {
  const { status, mine, responsible } = request
  const shows = tab === 'done' || tab === 'helping' || (tab === 'soon' && status !== 'dispatched')
  return (
    <>
      <Marks request={request} most={MARKS_IN_A_ROW} />
      {shows || status === 'referred' ? <StatusChip request={request} /> : null}
      {!shows &&
        status === 'dispatched' &&
        (mine ? <Chip tone="red">派给我</Chip> : <Chip>{`派给${responsible.name}`}</Chip>)}
      {status === 'waiting' && <Chip>在派单台</Chip>}
    </>
  )
}
