import { View } from '@tarojs/components'
import { cloud } from '@/cloud/client'
import { perTap } from '@/cloud/key-keepers'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { PersonLine } from '@/components/person-line'
import { Sheet } from '@/components/sheet'
import type { Reach } from '@/features/account/reach'
import { callPhone } from '@/lib/device'
import { formatDay } from '@/lib/time'
import columns from '../shared/columns.module.scss'
import type { PostView } from '../shared/use-settings'
import { postNames, postWords, standingOf } from './posts'
import { useRosterChanged } from './use-leaving'

interface PostSheetProps {
  post: PostView
  reach: Reach
  now: string
  onEnd: () => void
  onLeave: () => void
  onClose: () => void
}

/** One post: who, where, for what, and how people come and go (能上能下). */
export function PostSheet({ post, reach, now, onEnd, onLeave, onClose }: PostSheetProps) {
  const {
    send: endLeave,
    running,
    error,
  } = useCommand(`endLeave:${post.person}`, cloud.street.endLeave, perTap)
  const again = useCommand(`appoint:${post.id}`, cloud.street.appoint)
  const changed = useRosterChanged()
  const standing = standingOf(post, now)
  // A community keeps the posts of its units, not those of its own desk.
  const keeps = reach.street || (post.role !== 'community' && post.role !== 'street')
  async function done(words: string, answer: unknown) {
    if (!answer) return
    toast(words)
    changed()
    onClose()
  }
  async function takeUp() {
    const { person, name, phone, role, scope, duties, groups } = post
    await done('已重新上岗', await again.send({ person, name, phone, role, scope, duties, groups }))
  }
  const failed = error ?? again.error
  return (
    <Sheet open onClose={onClose} title={`${post.scopeName}的${postNames[post.role]}`}>
      <PersonLine
        name={post.name}
        post={postWords(post)}
        detail={post.phone}
        actions={
          <Button kind="quiet" inline icon="phone" onPress={() => void callPhone(post.phone)}>
            打电话
          </Button>
        }
      />
      {post.leave && standing !== 'ended' && (
        <Notice tone="amber">
          {`${formatDay(post.leave.from)}起请假，${formatDay(post.leave.until)}回来上班。`}
        </Notice>
      )}
      {post.leaving && <Notice tone="blue">手上的事正在交接。</Notice>}
      {!keeps && <View className={columns.soft}>社区工作人员的岗位由街道登记。</View>}
      {keeps && standing === 'ended' && reach.street && (
        <Button loading={again.running} onPress={() => void takeUp()}>
          重新上岗
        </Button>
      )}
      {keeps && standing !== 'ended' && (
        <View className={columns.group}>
          {post.leave ? (
            <Button
              kind="secondary"
              loading={running}
              onPress={async () =>
                done('已销假，从现在起照常派给他', await endLeave({ person: post.person }))
              }
            >
              {standing === 'away' ? '提前回来上班' : '取消请假'}
            </Button>
          ) : (
            <Button kind="secondary" onPress={onLeave}>
              请假
            </Button>
          )}
          <Button kind="quiet" onPress={onEnd}>
            结束这个岗位
          </Button>
        </View>
      )}
      {failed && <Notice tone={failed.again ? 'amber' : 'red'}>{failed.message}</Notice>}
    </Sheet>
  )
}
