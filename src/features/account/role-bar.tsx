import type { MeView } from '@domain/account/schema'
import Taro from '@tarojs/taro'
import { Button } from '@/components/button'
import { workplacesOf } from './workplaces'

interface RoleBarProps {
  posts: MeView['posts'] | undefined
  /** The page that this is, as workplaces name it. */
  here: string
}

/** From one of one's workplaces to the others, and back to being a resident. */
export function RoleBar({ posts = [], here }: RoleBarProps) {
  const others = workplacesOf(posts).filter(({ url }) => url !== here)
  return (
    <>
      <Button
        kind="quiet"
        inline
        icon="home"
        onPress={() => void Taro.switchTab({ url: '/pages/home/index' })}
      >
        居民首页
      </Button>
      {others.map(({ title, url }) => (
        <Button key={url} kind="quiet" inline icon="swap" onPress={() => void Taro.redirectTo({ url })}>
          {title}
        </Button>
      ))}
    </>
  )
}
