import { attentions } from '@domain/street/board'
import { openPage } from '@/lib/navigate'
import { attentionWords, recordsUrl } from '../shared/attentions'
import { NumberLink, Table } from '../shared/table'
import { type BoardRow, totalsOf } from './totals'

const ALL = ''

/** Communities by what wants attention, for a wide screen; the sum first where there are several. */
export function BoardTable({ rows }: { rows: readonly BoardRow[] }) {
  const sum: BoardRow = { community: ALL, name: '合计', counts: totalsOf(rows) }
  const shown = rows.length > 1 ? [sum, ...rows] : rows
  return (
    <Table
      label="要管的事，按社区"
      of="社区"
      rows={shown}
      nameOf={row => row.name}
      keyOf={row => row.community || 'sum'}
      isSum={row => row.community === ALL}
      columns={attentions.map(each => ({
        id: each,
        name: attentionWords[each].name,
        cell: (row: BoardRow) => (
          <NumberLink
            value={row.counts[each]}
            label={`${row.name}，${attentionWords[each].name}`}
            onPress={() => openPage(recordsUrl(each, row.community || undefined))}
          />
        ),
      }))}
    />
  )
}
