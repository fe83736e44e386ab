import { categories } from '@domain/request/categories'
import { isOpen } from '@domain/request/model'
import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { isDecided, readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { Unreadable } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { Section, Surface } from '@/components/surface'
import { useReadAbout } from '@/features/message/use-read-about'
import { Asked } from '@/features/request/asked'
import { StatusChip } from '@/features/request/status-chip'
import { Story } from '@/features/request/story'
import { useRequest } from '@/features/request/use-request'
import { copyText } from '@/lib/device'
import { usePullRefresh } from '@/lib/pull-refresh'
import { formatTime } from '@/lib/time'
import { Ended } from './ended'
import { Helpers } from './helpers'
import styles from './index.module.scss'
import { leadOf, provisionalWords } from './lead'
import { NoteSheet } from './note-sheet'
import { Outcome } from './outcome'
import { People } from './people'
import { RemindSheet } from './remind'
import { ReopenSheet } from './reopen-sheet'
import { Responsible } from './responsible'
import { SeparateSheet } from './separate-sheet'
import { type Answer, Verdict } from './verdict'
import { VerdictSheet } from './verdict-sheet'
import { Withdraw } from './withdraw'

/** One request of mine: what is going on, what came of it, who has it, what I can do, its story, what I asked for. */
export default function RequestPage() {
  const { id = '', sent } = useRouter().params
  const { data: view, error, refetch } = useRequest(id)
  usePullRefresh(refetch)
  useStaffPage(view)
  useReadAbout(view?.own ? view : undefined)
  if (!view?.own) {
    return (
      <Page title="诉求进展">
        {error ? (
          <Unreadable
            text={readSentenceOf(error)}
            decided={isDecided(error)}
            onRetry={() => void refetch()}
            action={
              <Button inline onPress={() => void Taro.switchTab({ url: '/pages/requests/index' })}>
                看我的诉求
              </Button>
            }
          />
        ) : (
          <Skeleton rows={4} />
        )}
      </Page>
    )
  }
  return <Opened view={view} sent={sent === '1'} />
}

/** Messages open this page for everyone; staff, who have their own, are led there. */
function useStaffPage(view: RequestView | undefined) {
  const others = view !== undefined && !view.own
  useEffect(() => {
    if (!others) return
    const workplace = view.moves.includes('dispatch') ? 'desk' : 'cadre'
    void Taro.redirectTo({ url: `/packages/${workplace}/request/index?id=${view.id}` })
  }, [others, view])
}

/** 刚刚提交, 今天 09:30 提交. */
const since = (at: string) => formatTime(at).replace(/\d$/, '$& ').concat('提交')

/** What is going on, in a sentence, a word, and since when. */
function Heading({ view }: { view: RequestView }) {
  const provisional = provisionalWords(view)
  return (
    <>
      {leadOf(view)}
      {provisional && <View className={styles.provisional}>{provisional}</View>}
      <View className={styles.state}>
        <StatusChip request={view} />
        {since(view.submittedAt)}
        {view.reopenings > 0 && `，重办过 ${view.reopenings} 次`}
      </View>
    </>
  )
}

function Opened({ view, sent }: { view: RequestView; sent: boolean }) {
  const [sheet, setSheet] = useState<Answer | 'onlySay' | 'note' | 'remind' | 'reopen' | 'separate'>()
  const close = () => setSheet(undefined)
  const can = (move: RequestView['moves'][number]) => view.moves.includes(move)
  const asksVerdict = can('rate') && view.verdict !== 'unsolved'
  const merged = view.status === 'merged'
  const note = can('note') && (
    <Button kind="secondary" icon="edit" onPress={() => setSheet('note')}>
      补充情况
    </Button>
  )
  const again = can('reopen') && !asksVerdict && (
    <Button
      kind={view.status === 'resolved' ? 'primary' : 'secondary'}
      icon={merged ? 'return' : 'refresh'}
      onPress={() => setSheet(merged ? 'separate' : 'reopen')}
    >
      {merged ? '我要单独办理' : '请重办'}
    </Button>
  )
  const actions = (note || again) && (
    <>
      {note}
      {again}
    </>
  )
  return (
    <Page
      title={categories[view.category].name}
      lead={<Heading view={view} />}
      actions={asksVerdict ? <Verdict onAnswer={setSheet} /> : actions}
    >
      {sent && view.status !== 'withdrawn' && view.story.length <= 2 && (
        <Notice tone="green" title="已经提交">
          有新进展会告诉您，也可以随时到“诉求”里看。
        </Notice>
      )}
      {(view.status === 'resolved' || view.status === 'refused') && <Outcome view={view} />}
      <Ended view={view} />
      {isOpen(view.status) && (
        <Surface>
          <Responsible view={view} onRemind={() => setSheet('remind')} />
        </Surface>
      )}
      {isOpen(view.status) && <Helpers parts={view.parts} />}
      <Section title="经过">
        <Surface>
          <Story view={view} />
        </Surface>
        {asksVerdict && note}
      </Section>
      <Section title="我说的事">
        <Surface>
          <Asked view={view} />
          <People view={view} />
        </Surface>
      </Section>
      {can('withdraw') && <Withdraw view={view} />}
      <Button kind="quiet" icon="copy" label={`复制编号 ${view.no}`} onPress={() => void copyText(view.no)}>
        {`编号 ${view.no}`}
      </Button>
      {(sheet === 'solved' || sheet === 'onlySay') && (
        <VerdictSheet view={view} solved={sheet === 'solved'} onClose={close} />
      )}
      {sheet === 'unsolved' && (
        <ReopenSheet view={view} onClose={close} onOnlySay={() => setSheet('onlySay')} />
      )}
      {sheet === 'note' && <NoteSheet view={view} onClose={close} />}
      {sheet === 'remind' && <RemindSheet view={view} onClose={close} />}
      {sheet === 'reopen' && <ReopenSheet view={view} onClose={close} />}
      {sheet === 'separate' && <SeparateSheet view={view} onClose={close} />}
    </Page>
  )
}
