import { readSentenceOf } from '@/cloud/error'
import { ErrorState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Page, toast } from '@/components/page'
import { SaveActions, UNSAVED } from '@/components/save-actions'
import { SheetPlace } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { usePullRefresh } from '@/lib/pull-refresh'
import { ForCounsellor } from '../shared/for-counsellor'
import { AffectedSheet } from './affected-sheet'
import { BookingRules } from './booking-rules'
import { Exceptions } from './exceptions'
import { isReady } from './hours-words'
import { useHours } from './use-hours'
import { Weekly } from './weekly'

const TITLE = '我的时间'

/** When a counsellor can be booked, and how. */
export default function HoursPage() {
  return <ForCounsellor title={TITLE}>{() => <HoursForm />}</ForCounsellor>
}

function HoursForm() {
  const hours = useHours()
  const { query, value, dirty, change, affected } = hours
  usePullRefresh(query.refetch)
  const save = () => (value && isReady(value) ? void hours.save() : toast('有一处还没填对，请看红字'))
  const actions = dirty ? (
    <SaveActions save="保存时间" saving={hours.saving} onSave={save} onDiscard={hours.discard} />
  ) : undefined
  return (
    <Page
      title={TITLE}
      lead="来访者只能约这些时间。改好保存以后才算数。"
      actions={actions}
      queued={dirty ? UNSAVED : undefined}
    >
      <CrisisBar />
      {hours.refusal && !affected && <Notice tone="amber">{hours.refusal}</Notice>}
      {value ? (
        <>
          <Weekly value={value.weekly} onChange={weekly => change({ weekly })} />
          <Exceptions
            value={value.exceptions}
            onChange={exceptions => change({ exceptions })}
            holidaysOff={value.holidaysOff}
            onHolidaysOff={holidaysOff => change({ holidaysOff })}
          />
          <BookingRules value={value} onChange={change} />
        </>
      ) : query.error ? (
        <ErrorState text={readSentenceOf(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton rows={7} />
      )}
      <SheetPlace>
        {affected && (
          <AffectedSheet
            affected={affected}
            saving={hours.saving}
            refusal={hours.refusal}
            outdated={hours.isOutdated}
            onClose={hours.closeAffected}
            onDecide={decisions => void hours.decide(decisions)}
          />
        )}
      </SheetPlace>
    </Page>
  )
}
