import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'
import { usePages } from '@/cloud/use-pages'
import { Button } from '@/components/button'
import { List } from '@/components/list'
import { Page } from '@/components/page'
import { AppointmentRow } from '@/features/hotline/appointment-row'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { toHotline } from '@/features/hotline/flow'
import { useGradually } from '@/lib/gradually'
import { openPage } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'

/** Rows of one setData. */
const ROWS_AT_ONCE = 8

/** All my appointments, the latest first. */
export default function MyAppointments() {
  const { items, refresh, ...list } = usePages({
    queryKey: queryKeys.appointments,
    read: cursor => cloud.hotline.mine(cursor ? { cursor } : {}),
  })
  usePullRefresh(refresh)
  const drawn = useGradually(items?.length ?? 0, ROWS_AT_ONCE)
  return (
    <Page title="我的预约" lead="只有您和为您咨询的人看得到。">
      <CrisisBar />
      <List
        {...list}
        label="我的预约"
        items={items?.slice(0, drawn)}
        keyOf={({ id }) => id}
        empty={{
          text: '您还没有预约过。',
          action: (
            <Button inline onPress={() => void toHotline()}>
              去看看咨询师
            </Button>
          ),
        }}
        render={appointment => (
          <AppointmentRow
            appointment={appointment}
            onPress={() => void openPage(`/packages/hotline/appointment/index?id=${appointment.id}`)}
          />
        )}
      />
      <Button kind="quiet" onPress={() => void openPage('/packages/hotline/readings/index')}>
        谁看过我的记录
      </Button>
    </Page>
  )
}
