import { attentions } from '@domain/street/board'
import { readSentenceOf } from '@/cloud/error'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Page } from '@/components/page'
import { Section } from '@/components/surface'
import type { Reach } from '@/features/account/reach'
import { openPage } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'
import { useWide } from '@/lib/wide'
import { attentionWords, recordsUrl } from '../shared/attentions'
import { Count } from '../shared/count'
import { type Place, placesOf } from '../shared/places'
import { ForPost, StreetBar } from '../shared/street-page'
import { useBoard } from '../shared/use-board'
import { BoardTable } from './board-table'
import { boardLead, rowWords, totalsOf } from './totals'

const TITLE = '督办台'
const nothing = { drawing: 'tea' as const, text: '没有要督促的，都在期限里。' }

/** The supervision board: what wants attention, where, and the requests behind each number. */
export default function BoardPage() {
  return (
    <ForPost title={TITLE} who="desk">
      {reach => <Board reach={reach} />}
    </ForPost>
  )
}

function Board({ reach }: { reach: Reach }) {
  const { data, error, refetch } = useBoard()
  const wide = useWide()
  usePullRefresh(refetch)
  const rows = data?.rows
  const state = { error: error && readSentenceOf(error), onRetry: () => void refetch() }
  return (
    <Page title={TITLE} lead={boardLead(rows)} wide aside={<StreetBar here="board" reach={reach} />}>
      {wide && rows && rows.length > 0 ? (
        <BoardTable rows={rows} />
      ) : (
        <>
          <Section title="要管的事">
            <Kinds rows={rows} state={state} />
          </Section>
          {rows && rows.length > 1 && (
            <Section title="按社区">
              <List
                label="按社区"
                items={rows}
                keyOf={row => row.community}
                empty={nothing}
                render={row => (
                  <ListItem
                    title={row.name}
                    detail={rowWords(row) || '没有要督促的'}
                    onPress={() => openPage(recordsUrl(firstOf(row.counts), row.community))}
                  />
                )}
              />
            </Section>
          )}
        </>
      )}
      {!wide && <Places reach={reach} />}
    </Page>
  )
}

interface KindsProps {
  rows: Parameters<typeof totalsOf>[0] | undefined
  state: { error: string | null; onRetry: () => void }
}

/** Each kind of attention with its number. */
function Kinds({ rows, state }: KindsProps) {
  const totals = rows && totalsOf(rows)
  return (
    <List
      {...state}
      label="要管的事"
      items={totals && attentions}
      keyOf={each => each}
      empty={nothing}
      rows={7}
      render={each => {
        const { name, about, icon, tone } = attentionWords[each]
        const count = totals?.[each] ?? 0
        return (
          <ListItem
            icon={icon}
            iconTone={count > 0 ? tone : 'quiet'}
            title={name}
            detail={about}
            aside={<Count value={count} />}
            onPress={() => openPage(recordsUrl(each))}
          />
        )
      }}
    />
  )
}

/** The first kind of which there is any: the page behind begins with it. */
const firstOf = (counts: Parameters<typeof rowWords>[0]['counts']) =>
  attentions.find(each => counts[each] > 0) ?? 'overdue'

/** The street's other pages, where there is no room for them beside the title. */
function Places({ reach }: { reach: Reach }) {
  return (
    <Section title={reach.street ? '街道管理' : '社区管理'}>
      <List
        label="管理"
        items={placesOf(reach).filter(({ id }) => id !== 'board')}
        keyOf={(place: Place) => place.id}
        empty={nothing}
        render={({ icon, title, detail, url }) => (
          <ListItem icon={icon} title={title} detail={detail} onPress={() => openPage(url)} />
        )}
      />
    </Section>
  )
}
