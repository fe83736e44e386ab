import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { isDecided, readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { Unreadable } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { Section, Surface } from '@/components/surface'
import { Timeline } from '@/components/timeline'
import { addToCalendar } from '@/features/hotline/calendar'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { toHotline } from '@/features/hotline/flow'
import { AppointmentChip } from '@/features/hotline/status-chip'
import { storyEntries } from '@/features/hotline/story-words'
import { type Appointment, useAppointment } from '@/features/hotline/use-hotline'
import { useOffer } from '@/features/hotline/use-offer'
import { VoiceCallBox } from '@/features/hotline/voice-call'
import { appointmentLead, nextWords } from '@/features/hotline/what-next'
import { openPage } from '@/lib/navigate'
import { useNow } from '@/lib/now'
import { usePullRefresh } from '@/lib/pull-refresh'
import { Appeal } from './appeal'
import { Cancel } from './cancel'
import { Facts } from './facts'
import { HandOver } from './hand-over'
import styles from './index.module.scss'
import { Made } from './made'
import { Rate } from './rate'
import { Said } from './said'

/** One appointment of mine: what is going on, what I can do, its story, what I said. */
export default function AppointmentPage() {
  const { id = '', made } = useRouter().params
  const { data: view, error, refetch } = useAppointment(id)
  usePullRefresh(refetch)
  if (view) return <Opened key={view.id} view={view} made={made} />
  return (
    <Page title="我的预约">
      <CrisisBar />
      {error ? (
        <Unreadable
          text={readSentenceOf(error)}
          decided={isDecided(error)}
          onRetry={() => void refetch()}
          action={
            <Button inline onPress={() => void toHotline()}>
              回双心热线
            </Button>
          }
        />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  )
}

function Opened({ view, made }: { view: Appointment; made: string | undefined }) {
  const open = view.status === 'offered' || view.status === 'held' || view.status === 'booked'
  const now = useNow(open)
  const offer = useOffer(view)
  const can = (move: Appointment['can'][number]) => view.can.includes(move)
  const cameToNothing = ['cancelled', 'declined', 'lapsed', 'void'].includes(view.status)
  const upcoming = view.status === 'booked' && Date.parse(view.end) > now
  return (
    <Page
      title="我的预约"
      lead={
        <>
          {appointmentLead(view, now)}
          <View className={styles.state}>
            <AppointmentChip status={view.status} />
          </View>
        </>
      }
      actions={
        can('takeOffer') ? (
          <View className={styles.answers}>
            <View className={styles.answer}>{offer.pass}</View>
            <View className={styles.answer}>{offer.take}</View>
          </View>
        ) : (
          cameToNothing && <Button onPress={() => void toHotline()}>另约时间</Button>
        )
      }
    >
      <CrisisBar />
      {offer.error && <Notice tone="amber">{offer.error.message}</Notice>}
      {made && (view.status === 'booked' || view.status === 'held') && (
        <Made view={view} unkept={made === 'unkept'} />
      )}
      <VoiceCallBox view={view} />
      {can('rate') && <Rate view={view} />}
      {can('answerHandOver') && <HandOver view={view} />}
      <Surface>
        <Facts view={view} />
        {upcoming && !made && (
          <Button kind="secondary" icon="calendar" onPress={() => void addToCalendar(view)}>
            加入手机日历
          </Button>
        )}
        {can('reschedule') && (
          <Button
            kind="secondary"
            icon="swap"
            onPress={() => void openPage(`/packages/hotline/slot/index?move=${view.id}`)}
          >
            改时间
          </Button>
        )}
      </Surface>
      {view.status === 'noShow' && <Appeal view={view} />}
      <Section title="经过">
        <Surface>
          <Timeline entries={storyEntries(view)} next={nextWords(view, now)} />
        </Surface>
      </Section>
      <Said view={view} />
      {can('cancel') && <Cancel view={view} now={now} />}
    </Page>
  )
}
