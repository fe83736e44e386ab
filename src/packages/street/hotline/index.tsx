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
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { usePullRefresh } from '@/lib/pull-refresh'
import columns from '../shared/columns.module.scss'
import { SectionNotices } from '../shared/section-notices'
import { ForPost, StreetBar } from '../shared/street-page'
import { useSection } from '../shared/use-section'
import type { SettingsView } from '../shared/use-settings'
import { CountsTab } from './counts-tab'
import { hotlineProblems } from './hotline-words'
import { SettingsTab } from './settings-tab'

const TITLE = '双心热线'
type Tab = 'settings' | 'counts'
const tabs: { value: Tab; label: string }[] = [
  { value: 'settings', label: '怎么约、谁回电' },
  { value: 'counts', label: '按月的数字' },
]

const hotlineOf = ({ hotline }: SettingsView) => hotline
const saveHotline = (version: number, hotline: SettingsView['hotline'], key: string) =>
  cloud.street.saveHotline({ version, hotline }, key)

/** What the street sets for the dual-heart hotline, and how much it is used, in numbers only. */
export default function HotlinePage() {
  return (
    <ForPost title={TITLE} who="street">
      {reach => <Hotline reach={reach} />}
    </ForPost>
  )
}

function Hotline({ reach }: { reach: Reach }) {
  const [tab, setTab] = useState<Tab>('settings')
  const section = useSection({ name: 'hotline', of: hotlineOf, save: saveHotline })
  const { query, value, change } = section
  usePullRefresh(query.refetch)
  const isReady = value && Object.keys(hotlineProblems(value)).length === 0

  async function save() {
    if (!isReady) return toast('有一处还没填对，请看红字')
    if (await section.save()) toast('已保存，马上按它来')
  }
  const actions =
    section.dirty && tab === 'settings' ? (
      <SaveActions
        save="保存热线"
        saving={section.saving}
        disabled={section.stale}
        onSave={() => void save()}
        onDiscard={section.discard}
      />
    ) : undefined
  return (
    <Page
      title={TITLE}
      lead="街道管值班和规矩；谁来咨询、聊了什么，街道看不到。"
      wide
      aside={<StreetBar here="hotline" reach={reach} />}
      actions={actions}
      queued={section.dirty ? UNSAVED : undefined}
    >
      <CrisisBar />
      <View className={columns.fit}>
        <Segmented label="看哪一部分" segments={tabs} value={tab} onChange={setTab} />
      </View>
      {tab === 'counts' ? (
        <CountsTab />
      ) : (
        <>
          <SectionNotices what={TITLE} section={section} />
          {value ? (
            <SettingsTab value={value} onChange={change} />
          ) : query.error ? (
            <ErrorState text={readSentenceOf(query.error)} onRetry={() => void query.refetch()} />
          ) : (
            <Skeleton rows={5} />
          )}
        </>
      )}
    </Page>
  )
}
