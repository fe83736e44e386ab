import { View } from '@tarojs/components'
import { useState } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { Chip } from '@/components/chip'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Page } from '@/components/page'
import { SearchBar } from '@/components/search-bar'
import { Segmented } from '@/components/segmented'
import { SheetPlace } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { Section } from '@/components/surface'
import type { Reach } from '@/features/account/reach'
import { useUnits } from '@/features/unit/use-units'
import { useGradually } from '@/lib/gradually'
import { usePullRefresh } from '@/lib/pull-refresh'
import { formatDay } from '@/lib/time'
import columns from '../shared/columns.module.scss'
import { ForPost, StreetBar } from '../shared/street-page'
import { type PostView, useRoster } from '../shared/use-settings'
import { AppointSheet } from './appoint-sheet'
import { EndSheet } from './end-sheet'
import { LeaveSheet } from './leave-sheet'
import { PostSheet } from './post-sheet'
import { byPlace, findPosts, postWords, rosterLead, type Standing, standingNames, standingOf } from './posts'
import styles from './roster.module.scss'

const TITLE = '人员'
/** Places that are drawn at once; the others follow, so that no tap sends the whole street to the screen. */
const PLACES_AT_ONCE = 4
type Shown = Standing | 'all'

/** Who serves where, and how they come and go. */
export default function RosterPage() {
  return (
    <ForPost title={TITLE} who="desk">
      {reach => <Roster reach={reach} />}
    </ForPost>
  )
}

function Roster({ reach }: { reach: Reach }) {
  const { data: posts, error, refetch } = useRoster()
  const units = useUnits()
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const [community, setCommunity] = useState('')
  const [open, setOpen] = useState<{ what: 'post' | 'end' | 'leave'; id: string }>()
  const [appointing, setAppointing] = useState(false)
  usePullRefresh(refetch)

  const now = new Date().toISOString()
  const communities = units.data?.communities.filter(
    ({ id }) => reach.street || reach.communities.some(own => own.id === id),
  )
  const communityOf = (scope: string) =>
    units.data?.units.find(({ id }) => id === scope)?.community ??
    units.data?.communities.find(({ id }) => id === scope)?.id
  const standing = posts?.filter(post => (shown === 'all' ? post.active : standingOf(post, now) === shown))
  const found = standing && findPosts(standing, search)
  const here = found?.filter(({ scope }) => !community || communityOf(scope) === community)
  const places = here && byPlace(here, communityOf)
  const drawn = useGradually(places?.length ?? 0, PLACES_AT_ONCE, `${shown}${community}${search}`)
  const post = posts?.find(({ id }) => id === open?.id)
  const close = () => setOpen(undefined)

  return (
    <Page
      title={TITLE}
      lead={rosterLead(posts, now)}
      wide
      aside={<StreetBar here="roster" reach={reach} />}
      actions={
        reach.street ? (
          <Button icon="plus" disabled={!posts} onPress={() => setAppointing(true)}>
            安排上岗
          </Button>
        ) : undefined
      }
    >
      <View className={columns.group}>
        <SearchBar value={search} onChange={setSearch} placeholder="搜姓名、单元、电话" />
        <View className={columns.fit}>
          <Segmented<Shown>
            label="谁"
            segments={[
              { value: 'all', label: '全部' },
              ...(Object.keys(standingNames) as Standing[]).map(value => ({
                value,
                label: standingNames[value],
              })),
            ]}
            value={shown}
            onChange={setShown}
          />
        </View>
        {communities && communities.length > 1 && (
          <Segmented
            label="社区"
            segments={[
              { value: '', label: '各社区' },
              ...communities.map(({ id, name }) => ({ value: id, label: name.replace(/社区$/, '') })),
            ]}
            value={community}
            onChange={setCommunity}
          />
        )}
      </View>
      {!places ? (
        error ? (
          <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={6} />
        )
      ) : places.length === 0 ? (
        <EmptyState
          drawing="search"
          text={
            search ? '没有找到，换个词再搜。' : `没有${shown === 'all' ? '' : standingNames[shown]}的同志。`
          }
        />
      ) : (
        <View className={styles.places}>
          {places.slice(0, drawn).map(place => (
            <View key={place.scope} className={styles.place}>
              <Section
                title={place.name}
                aside={<View className={styles.count}>{place.posts.length} 个岗位</View>}
              >
                <List
                  label={place.name}
                  items={place.posts}
                  keyOf={({ id }) => id}
                  empty={{ text: '' }}
                  render={each => (
                    <ListItem
                      title={each.name}
                      detail={postWords(each)}
                      chip={standingChip(each, now)}
                      onPress={() => setOpen({ what: 'post', id: each.id })}
                    />
                  )}
                />
              </Section>
            </View>
          ))}
        </View>
      )}
      <SheetPlace>
        {post && open?.what === 'post' && (
          <PostSheet
            post={post}
            reach={reach}
            now={now}
            onEnd={() => setOpen({ what: 'end', id: post.id })}
            onLeave={() => setOpen({ what: 'leave', id: post.id })}
            onClose={close}
          />
        )}
        {post && open?.what === 'end' && <EndSheet post={post} onClose={close} />}
        {post && open?.what === 'leave' && <LeaveSheet post={post} onClose={close} />}
        {appointing && posts && <AppointSheet posts={posts} onClose={() => setAppointing(false)} />}
      </SheetPlace>
    </Page>
  )
}

/** What differs from being there as usual. */
function standingChip(post: PostView, now: string) {
  const standing = standingOf(post, now)
  if (standing === 'ended') return <Chip>{post.leaving ? '已离岗，正在交接' : '已离岗'}</Chip>
  if (!post.leave || post.leave.until <= now) return undefined
  const until = formatDay(post.leave.until)
  return standing === 'away' ? (
    <Chip tone="amber" icon="clock">{`请假，${until}回来`}</Chip>
  ) : (
    <Chip tone="blue" icon="calendar">{`${formatDay(post.leave.from)}起请假`}</Chip>
  )
}
