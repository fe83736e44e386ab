import Taro from '@tarojs/taro'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { ErrorState } from '@/components/empty-state'
import { List } from '@/components/list'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Skeleton } from '@/components/skeleton'
import { Section } from '@/components/surface'
import { RoleSwitch } from '@/features/account/role-switch'
import { HotlineRow } from '@/features/hotline/entrance'
import { HelpNumbers } from '@/features/hotline/help-numbers'
import { MessagesButton } from '@/features/message/entrances'
import { RequestRow } from '@/features/request/request-row'
import { ServiceMenu } from '@/features/request/service-menu'
import { useHome } from '@/features/request/use-home'
import { MyUnit } from '@/features/unit/my-unit'
import { setElder, useElder } from '@/lib/elder'
import { openPage } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'
import { greeting } from './greeting'
import { useScannedUnit } from './use-scanned-unit'

/** In elder view so many open requests leave what one can ask for within sight. */
const ELDER_SHOWN = 2

/** The first screen: who I am, my open requests, what I can ask for, numbers for an emergency. */
export default function Home() {
  const { data, error, refetch } = useHome()
  const scanError = useScannedUnit(data?.me)
  const elder = useElder()
  usePullRefresh(refetch)
  const open = data?.open ?? []
  const posts = data?.me.posts ?? []
  // Staff come here to work, and the roster knows their name; where they live can wait.
  const name = data?.me.name || posts[0]?.name
  return (
    <Page
      title={greeting(name ?? '', Date.now())}
      lead="有事您说话，我们来办。"
      aside={
        <>
          <MessagesButton enabled={data !== undefined} />
          {/* Who needs larger letters should not have to read small ones on the way to them. */}
          <Button kind="quiet" inline onPress={() => setElder(!elder)}>
            {elder ? '标准字' : '大字'}
          </Button>
        </>
      }
    >
      {data ? (
        posts.length === 0 && <MyUnit unit={data.me.unit} />
      ) : error ? (
        <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={2} />
      )}
      {scanError && <Notice tone="amber">{scanError}</Notice>}
      <RoleSwitch posts={posts} />
      {open.length > 0 && (
        <Section
          title="正在办的诉求"
          aside={
            <Button
              kind="quiet"
              inline
              label="看我的全部诉求"
              onPress={() => void Taro.switchTab({ url: '/pages/requests/index' })}
            >
              全部
            </Button>
          }
        >
          <List
            label="正在办的诉求"
            items={elder ? open.slice(0, ELDER_SHOWN) : open}
            keyOf={request => request.id}
            empty={{ text: '' }}
            render={request => (
              <RequestRow
                compact
                request={request}
                onPress={() => openPage(`/packages/resident/request/index?id=${request.id}`)}
              />
            )}
          />
        </Section>
      )}
      <Section title="您需要什么帮助">
        <ServiceMenu />
      </Section>
      <Section title="心里难受、遇到急事，马上打">
        <HelpNumbers />
        <HotlineRow />
      </Section>
      {data && posts.length > 0 && <MyUnit unit={data.me.unit} />}
    </Page>
  )
}
