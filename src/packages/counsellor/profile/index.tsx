import { readSentenceOf } from '@/cloud/error'
import { ErrorState } from '@/components/empty-state'
import { showField } from '@/components/field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { SaveActions, UNSAVED } from '@/components/save-actions'
import { Skeleton } from '@/components/skeleton'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { usePullRefresh } from '@/lib/pull-refresh'
import { ForCounsellor } from '../shared/for-counsellor'
import { Feed } from './feed'
import { ProfileForm } from './profile-form'
import { profileProblems } from './profile-words'
import { useProfile } from './use-profile'

const TITLE = '我的介绍'

/** How a counsellor introduces themselves, whether clients can book, and the address of their calendar. */
export default function ProfilePage() {
  return <ForCounsellor title={TITLE}>{() => <Profile />}</ForCounsellor>
}

function Profile() {
  const profile = useProfile()
  const { query, value, dirty, error } = profile
  usePullRefresh(query.refetch)
  const wrong = value ? profileProblems(value) : {}
  const save = () => {
    const first = Object.keys(wrong)[0]
    if (first) showField(first)
    else void profile.save()
  }
  const actions = dirty ? (
    <SaveActions save="保存介绍" saving={profile.saving} onSave={save} onDiscard={profile.discard} />
  ) : undefined
  return (
    <Page
      title={TITLE}
      lead="来访者选咨询师时看到的，就是这些。"
      actions={actions}
      queued={dirty ? UNSAVED : undefined}
    >
      <CrisisBar />
      {error && <Notice tone={error.again ? 'amber' : 'red'}>{error.message}</Notice>}
      {value && query.data ? (
        <>
          <ProfileForm
            value={value}
            typed={profile.typed}
            wrong={wrong}
            onType={profile.type}
            onChange={profile.change}
          />
          <Feed path={query.data.feedPath} />
        </>
      ) : query.error ? (
        <ErrorState text={readSentenceOf(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Page>
  )
}
