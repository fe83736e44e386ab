import { categories } from '@domain/request/categories'
import type { RequestItem } from '@domain/request/schema'
import { attentions } from '@domain/street/board'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { List } from '@/components/list'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { SplitView } from '@/components/split-view'
import { DETAIL, useChosen } from '@/features/handling/use-chosen'
import { RequestRow } from '@/features/request/request-row'
import { useRequestList } from '@/features/request/use-request-list'
import { usePullRefresh } from '@/lib/pull-refresh'
import column from '../../staff/list-column.module.scss'
import { RequestPane } from '../../staff/request-pane'
import { attentionWords } from '../shared/attentions'
import { ForPost } from '../shared/street-page'
import { useBoard } from '../shared/use-board'
import { type CountedRecords, countWords, type FlagRecords, recordsOf } from './ask'

const TITLE = '数字背后的诉求'

/** The requests behind a number of the board or of the rates. */
export default function RecordsPage() {
  const { params } = useRouter()
  const [records] = useState(() => recordsOf(params))
  return (
    <ForPost title={TITLE} who="desk">
      {() => (records.kind === 'flag' ? <Flagged first={records} /> : <Counted records={records} />)}
    </ForPost>
  )
}

function Flagged({ first }: { first: FlagRecords }) {
  const { community } = first
  const [flag, setFlag] = useState(first.flag)
  const board = useBoard()
  const list = useRequestList({ view: 'desk', flag, ...(community && { community }) })
  const { name, about } = attentionWords[flag]
  const here = board.data?.rows.filter(row => !community || row.community === community)
  const where = community ? (here?.[0]?.name ?? '') : ''
  return (
    <Records
      key={flag}
      title={where || '要管的事'}
      lead={`${name}：${about}。`}
      list={list}
      label={name}
      empty={`没有${name}的诉求。`}
      top={
        <Segmented
          label="要管的事"
          // The one that was asked for comes first: seven don't fit beside one another.
          segments={[first.flag, ...attentions.filter(each => each !== first.flag)].map(each => ({
            value: each,
            label: attentionWords[each].name,
            count: here?.reduce((sum, { counts }) => sum + counts[each], 0),
          }))}
          value={flag}
          onChange={setFlag}
        />
      }
    />
  )
}

function Counted({ records: { words, ask } }: { records: CountedRecords }) {
  const list = useRequestList(ask)
  const found = list.items && countWords(list.items.length, Boolean(list.more))
  return (
    <Records
      title={TITLE}
      lead={[words, found].filter(Boolean).join(' · ')}
      list={list}
      label={words}
      empty="没有这样的诉求。"
    />
  )
}

interface RecordsProps {
  title: string
  lead: string
  list: ReturnType<typeof useRequestList>
  label: string
  empty: string
  /** Above the list: what chooses it. */
  top?: ReactNode
}

/** A list of requests, with the chosen one beside it on a wide screen. */
function Records({ title, lead, list, label, empty, top }: RecordsProps) {
  const { refresh, ...shown } = list
  usePullRefresh(refresh)
  const ids = list.items?.map(({ id }) => id) ?? []
  const { chosen, choose } = useChosen(ids, '/packages/desk/request/index')
  return (
    <Page title={title} lead={lead} wide fill>
      <SplitView
        hint="从左边选一件来看，也可以按键盘上的 ↑ 和 ↓。"
        labels={['诉求列表', DETAIL]}
        detail={chosen ? <RequestPane key={chosen} id={chosen} place="desk" /> : undefined}
        list={
          <View className={column.list}>
            {top && <View className={column.top}>{top}</View>}
            <List
              {...shown}
              label={label}
              keyOf={(request: RequestItem) => request.id}
              empty={{ drawing: 'tea', text: empty }}
              render={request => (
                <RequestRow
                  request={request}
                  detail={[
                    categories[request.category].name,
                    request.unitName,
                    request.responsible.name,
                  ].join(' · ')}
                  current={request.id === chosen}
                  onPress={() => choose(request.id)}
                />
              )}
            />
          </View>
        }
      />
    </Page>
  )
}
