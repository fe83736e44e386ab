import type { RateId } from '@domain/ledger/rates'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'
import { ErrorState } from '@/components/empty-state'
import { Page } from '@/components/page'
import { SheetPlace } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { Section } from '@/components/surface'
import type { Reach } from '@/features/account/reach'
import { useUnits } from '@/features/unit/use-units'
import { openPage } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'
import { useShown } from '@/lib/shown'
import { spanOf, spanWords } from '../shared/months'
import { ForPost, StreetBar } from '../shared/street-page'
import { type Filters, RateFilters } from './filters'
import { MeasureList } from './measure-list'
import { PartsSheet } from './parts-sheet'
import { countedUrl, groupingNames, type RateRow, type RatesAsk, type RatesView } from './rate-words'
import { Rows } from './rows'
import { Whole } from './whole'

const TITLE = '三率'

/** The three rates, computed from what residents said; behind each number stand its records. */
export default function RatesPage() {
  return (
    <ForPost title={TITLE} who="desk">
      {reach => <RatesOf reach={reach} />}
    </ForPost>
  )
}

function RatesOf({ reach }: { reach: Reach }) {
  const [now] = useState(Date.now)
  const [filters, setFilters] = useState<Filters>({
    span: 'quarter',
    own: spanOf('quarter', now),
    by: 'category',
    community: '',
  })
  const [open, setOpen] = useState<{ rate: RateId; row?: RateRow }>()
  const units = useUnits()
  const { span, own, by, community } = filters
  const months = span === 'own' ? own : spanOf(span, now)
  const ask: RatesAsk = { ...months, by, ...(community && { community }) }
  const query = useQuery({
    queryKey: queryKeys.rates(ask),
    queryFn: () => cloud.street.rates(ask),
    placeholderData: keepPreviousData,
    subscribed: useShown(),
  })
  usePullRefresh(query.refetch)
  const { data: view, error } = query
  const communities = reach.street ? (units.data?.communities ?? []) : reach.communities

  return (
    <Page
      title={TITLE}
      lead={`${spanWords(months)}提交的诉求，按居民自己说的算，不排名次。`}
      wide
      aside={<StreetBar here="rates" reach={reach} />}
    >
      <RateFilters
        filters={filters}
        onChange={fields => setFilters(before => ({ ...before, ...fields }))}
        communities={communities}
      />
      {!view ? (
        error ? (
          <ErrorState text={readSentenceOf(error)} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton rows={6} />
        )
      ) : (
        <>
          <Whole view={view} onOpen={rate => setOpen({ rate })} />
          <Section title={`按${groupingNames[by]}`}>
            <Rows
              view={view}
              of={groupingNames[by]}
              onRate={(row, rate) => setOpen({ rate, row })}
              onMeasure={(row, measure) =>
                openPage(countedUrl(ask, row, measure, `${row.name} · ${nameOf(view, measure)}`))
              }
            />
          </Section>
          <Apart view={view} ask={ask} />
        </>
      )}
      <SheetPlace>
        {open && view && (
          <PartsSheet
            rate={open.rate}
            row={open.row}
            view={view}
            ask={ask}
            onClose={() => setOpen(undefined)}
          />
        )}
      </SheetPlace>
    </Page>
  )
}

const nameOf = (view: RatesView, measure: string): string =>
  view.measures.find(({ id }) => id === measure)?.name ?? ''

const apart: readonly string[] = [
  'total',
  'noAnswer',
  'unrated',
  'reopened',
  'refused',
  'withdrawn',
  'merged',
]

/** What stands beside the rates: what nobody has judged, and what else became of requests. */
function Apart({ view, ask }: { view: RatesView; ask: RatesAsk }) {
  return (
    <Section title="没有评价的和其他">
      <MeasureList
        label="没有评价的和其他"
        measures={view.measures.filter(({ id }) => apart.includes(id))}
        counts={view.whole.counts}
        onOpen={(measure, name) => openPage(countedUrl(ask, undefined, measure, `合计 · ${name}`))}
      />
    </Section>
  )
}
