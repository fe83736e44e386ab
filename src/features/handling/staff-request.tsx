import { categories } from '@domain/request/categories'
import type { RequestView } from '@domain/request/schema'
import type { UseQueryResult } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isDecided, readSentenceOf, sentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { Unreadable } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { Section, Surface } from '@/components/surface'
import { a11y } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { goBack, openPage } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'
import type { Place, StaffMove } from './moves'
import { type Part, Parts } from './parts'
import { Reach } from './reach'
import type { UnitControl } from './sheet-props'
import styles from './staff-request.module.scss'
import { StateNotices } from './state-notices'
import { useHandling } from './use-handling'

interface StaffRequestProps {
  request: UseQueryResult<RequestView>
  /** Keeps the request as a move left it. */
  keep: (view: RequestView) => void
  place: Place
  Units: UnitControl
  /** How a request is told everywhere; the page brings it, since it belongs to another feature. */
  parts: {
    status: (view: RequestView) => ReactNode
    asked: (view: RequestView) => ReactNode
    story: (view: RequestView) => ReactNode
    next: (view: RequestView) => string | undefined
  }
}

const titleOf = (view: RequestView) => `${categories[view.category].name}：${view.requesterName}`

/** One request for staff, as a page of its own. */
export function StaffRequestPage(props: StaffRequestProps) {
  const { data, refetch } = props.request
  usePullRefresh(refetch)
  if (data) return <LoadedPage {...props} view={data} />
  return (
    <Page title="诉求">
      <Waiting {...props} />
    </Page>
  )
}

function LoadedPage({ view, ...props }: StaffRequestProps & { view: RequestView }) {
  const { actions, sheet, ...handling } = useStaffHandling(view, props)
  return (
    <Page title={titleOf(view)} lead={props.parts.next(view)} actions={actions}>
      <Body view={view} {...handling} {...props} />
      {sheet}
    </Page>
  )
}

/** One request for staff, beside the list it was chosen from. */
export function StaffRequestPane(props: StaffRequestProps) {
  const { data } = props.request
  return data ? <LoadedPane {...props} view={data} /> : <Waiting {...props} />
}

function LoadedPane({ view, ...props }: StaffRequestProps & { view: RequestView }) {
  const { actions, sheet, ...handling } = useStaffHandling(view, props)
  return (
    <>
      <View>
        <View className={styles.title} {...a11y({ role: 'heading', level: 2 })}>
          {titleOf(view)}
        </View>
        <View className={styles.lead}>{props.parts.next(view)}</View>
      </View>
      <Body beside view={view} {...handling} {...props} />
      <View className={styles.bar}>{actions}</View>
      {sheet}
    </>
  )
}

const useStaffHandling = (view: RequestView, { place, keep, Units, request }: StaffRequestProps) =>
  useHandling(view, { place, onDone: keep, onStale: () => void request.refetch(), Units })

function Waiting({ request }: StaffRequestProps) {
  const { error, refetch } = request
  if (!error) return <Skeleton rows={5} />
  return (
    <Unreadable
      text={readSentenceOf(error)}
      decided={isDecided(error)}
      onRetry={() => void refetch()}
      action={
        <Button kind="secondary" inline onPress={goBack}>
          返回
        </Button>
      }
    />
  )
}

interface BodyProps extends StaffRequestProps {
  view: RequestView
  /** Beside a list, where a wide window has room for two columns. */
  beside?: boolean
  refused?: string
  onChoose: (move: StaffMove) => void
  onCallOff: (part: Part) => void
}

function Body({ view, beside, refused, request, parts, place, onChoose, onCallOff }: BodyProps) {
  return (
    <>
      <View className={styles.state}>
        {parts.status(view)}
        <View>编号 {view.no}</View>
      </View>
      <StateNotices view={view} place={place} onChoose={onChoose} />
      {refused && <Notice tone="amber">{refused}</Notice>}
      {view.status === 'withdrawn' && (
        <Notice tone="amber" title="居民已撤单，不必再去">
          这件事不用再办，需要了解情况可以看下面的经过。
        </Notice>
      )}
      {view.own && (
        <Notice
          action={
            <Button
              kind="quiet"
              inline
              onPress={() => openPage(`/packages/resident/request/index?id=${view.id}`)}
            >
              以居民身份查看
            </Button>
          }
        >
          这是您自己提的诉求，评价和撤回请以居民身份进行。
        </Notice>
      )}
      {request.error && <Notice tone="amber">{sentenceOf(request.error)}</Notice>}
      {!view.contentChecked && (
        <Notice tone="amber">这件诉求的文字或图片还没有经过微信的安全检查，请留意内容。</Notice>
      )}
      <Parts view={view} onCallOff={onCallOff} />
      <View className={classNames(styles.columns, beside && styles.beside)}>
        <View className={styles.column}>
          <Section title="诉求内容">
            <Surface>{parts.asked(view)}</Surface>
          </Section>
          <Section title="联系和地址">
            <Surface>
              <Reach view={view} />
            </Surface>
          </Section>
        </View>
        <View className={styles.column}>
          <Section title="办理经过">
            <Surface>{parts.story(view)}</Surface>
          </Section>
        </View>
      </View>
    </>
  )
}
