import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { ErrorState } from '@/components/empty-state'
import { Page, toast } from '@/components/page'
import { SaveActions, UNSAVED } from '@/components/save-actions'
import { Segmented } from '@/components/segmented'
import { Skeleton } from '@/components/skeleton'
import type { Reach } from '@/features/account/reach'
import { windowsProblem } from '@/lib/clock-windows'
import { usePullRefresh } from '@/lib/pull-refresh'
import columns from '../shared/columns.module.scss'
import { SectionNotices } from '../shared/section-notices'
import { ForPost, StreetBar } from '../shared/street-page'
import { useSection } from '../shared/use-section'
import type { SettingsView } from '../shared/use-settings'
import { CalendarTab } from './calendar-tab'
import { TermsTab, type TermsValue, termsReady } from './terms-tab'

const TITLE = '工作日历'
type Tab = 'calendar' | 'terms'
const tabs: { value: Tab; label: string }[] = [
  { value: 'calendar', label: '上班和放假' },
  { value: 'terms', label: '办理期限' },
]

const calendarOf = ({ calendar }: SettingsView) => calendar
const saveCalendar = (version: number, calendar: SettingsView['calendar'], key: string) =>
  cloud.street.saveCalendar({ version, calendar }, key)
const termsOf = ({ terms, escalation }: SettingsView): TermsValue => ({ terms, escalation })
const saveTerms = (version: number, value: TermsValue, key: string) =>
  cloud.street.saveTerms({ version, ...value }, key)

/** When the street works, and by when requests are answered and done. */
export default function CalendarPage() {
  return (
    <ForPost title={TITLE} who="street">
      {reach => <Calendar reach={reach} />}
    </ForPost>
  )
}

function Calendar({ reach }: { reach: Reach }) {
  const [tab, setTab] = useState<Tab>('calendar')
  const calendar = useSection({ name: 'calendar', of: calendarOf, save: saveCalendar })
  const terms = useSection({ name: 'terms', of: termsOf, save: saveTerms })
  const { query, settings } = calendar
  usePullRefresh(query.refetch)
  const section = tab === 'calendar' ? calendar : terms
  const ready =
    tab === 'calendar'
      ? calendar.value && !windowsProblem(calendar.value.hours)
      : terms.value && termsReady(terms.value)

  async function save() {
    if (!ready) return toast('有一处还没填对，请看红字')
    if (!(await section.save())) return
    toast(tab === 'calendar' ? '已保存，没办完的诉求会重新算期限' : '已保存，新来的诉求按它算')
  }
  const actions = section.dirty ? (
    <SaveActions
      save={tab === 'calendar' ? '保存日历' : '保存期限'}
      saving={section.saving}
      disabled={section.stale}
      onSave={() => void save()}
      onDiscard={section.discard}
    />
  ) : undefined
  return (
    <Page
      title={TITLE}
      lead="期限按这里的上班时间算。改了哪一处，保存后才算数。"
      wide
      aside={<StreetBar here="calendar" reach={reach} />}
      actions={actions}
      queued={section.dirty ? UNSAVED : undefined}
    >
      <View className={columns.fit}>
        <Segmented label="看哪一部分" segments={tabs} value={tab} onChange={setTab} />
      </View>
      <SectionNotices what={tab === 'calendar' ? TITLE : '办理期限'} section={section} />
      {!settings || !calendar.value || !terms.value ? (
        query.error ? (
          <ErrorState text={readSentenceOf(query.error)} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton rows={5} />
        )
      ) : tab === 'calendar' ? (
        <CalendarTab value={calendar.value} onChange={calendar.change} rules={settings.countingRules} />
      ) : (
        <TermsTab value={terms.value} onChange={terms.change} />
      )}
    </Page>
  )
}
