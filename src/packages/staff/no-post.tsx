import Taro from '@tarojs/taro'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Page } from '@/components/page'

/** A staff page for somebody without the post for it: what is missing, whom to ask, the way home. */
export function NoPost({ title, text }: { title: string; text: string }) {
  return (
    <Page title={title}>
      <EmptyState
        drawing="search"
        text={text}
        action={
          <Button inline onPress={() => void Taro.switchTab({ url: '/pages/home/index' })}>
            回居民首页
          </Button>
        }
      />
    </Page>
  )
}
