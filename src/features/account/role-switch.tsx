import type { MeView } from '@domain/account/schema'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Section } from '@/components/surface'
import { openPage } from '@/lib/navigate'
import { workplacesOf } from './workplaces'

/** The ways to one's workplaces; nothing for those who hold no post. */
export function RoleSwitch({ posts }: { posts: MeView['posts'] }) {
  const workplaces = workplacesOf(posts)
  if (workplaces.length === 0) return null
  return (
    <Section title="我的岗位">
      <List
        label="我的岗位"
        items={workplaces}
        keyOf={place => place.url}
        empty={{ text: '' }}
        render={({ title, detail, url }) => (
          <ListItem
            icon={title === '派单台' ? 'swap' : title === '督办台' ? 'flag' : 'heart-hand'}
            iconTone="red"
            title={title}
            detail={detail}
            onPress={() => openPage(url)}
          />
        )}
      />
    </Section>
  )
}
