import { useRouter } from '@tarojs/taro'
import { Page } from '@/components/page'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { useAppointment } from '@/features/hotline/use-hotline'
import { usePullRefresh } from '@/lib/pull-refresh'
import { ForCounsellor } from '../shared/for-counsellor'
import type { AppointmentView } from '../shared/types'
import { Body } from './body'
import { leadOf } from './lead'
import { useActions } from './use-actions'
import { Waiting } from './waiting'

const TITLE = '预约'

/** One appointment, as a page of its own. */
export default function AppointmentPage() {
  const { id = '' } = useRouter().params
  return <ForCounsellor title={TITLE}>{() => <Appointment id={id} />}</ForCounsellor>
}

function Appointment({ id }: { id: string }) {
  const query = useAppointment(id)
  usePullRefresh(query.refetch)
  // Of an own appointment with a colleague one is the client, and that page is another one.
  if (query.data?.as === 'counsellor') return <Loaded view={query.data} />
  return (
    <Page title={TITLE}>
      <CrisisBar />
      <Waiting query={query} />
    </Page>
  )
}

function Loaded({ view }: { view: AppointmentView }) {
  const { buttons, sheet, rare, ask, refused } = useActions(view)
  return (
    <Page title={view.name} lead={leadOf(view, Date.now())} actions={buttons}>
      <CrisisBar />
      <Body view={view} refused={refused} rare={rare} onAsk={ask} />
      {sheet}
    </Page>
  )
}
