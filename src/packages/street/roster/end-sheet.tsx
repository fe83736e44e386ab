import { View } from '@tarojs/components'
import { cloud } from '@/cloud/client'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import type { PostView } from '../shared/use-settings'
import { postNames } from './posts'
import { useLeaving, useRosterChanged } from './use-leaving'

interface EndSheetProps {
  post: PostView
  onClose: () => void
}

/** Ends a post (能上能下), once it is said what becomes of the work. */
export function EndSheet({ post, onClose }: EndSheetProps) {
  const { words, may } = useLeaving(post.id, 'ended')
  const { send, running, error } = useCommand(`endPost:${post.id}`, cloud.street.endPost)
  const changed = useRosterChanged()
  async function end() {
    const done = await send({ post: post.id })
    if (!done) return
    toast(done.handedOver > 0 ? `已离岗，${done.handedOver} 件已经交接` : '已离岗')
    changed()
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${post.name}离岗？`}
      actions={
        <>
          <Button kind="secondary" onPress={onClose}>
            先不
          </Button>
          <Button kind="danger" disabled={!may} loading={running} onPress={() => void end()}>
            结束岗位
          </Button>
        </>
      }
    >
      <View>
        从现在起，{post.name}不再是{post.scopeName}的{postNames[post.role]}，看不到这里的诉求和电话。
      </View>
      <View>{words}</View>
      {error && <Notice tone={error.again ? 'amber' : 'red'}>{error.message}</Notice>}
    </Sheet>
  )
}
