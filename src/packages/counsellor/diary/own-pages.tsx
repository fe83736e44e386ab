import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Section } from '@/components/surface'
import { openPage } from '@/lib/navigate'
import { urls } from '../shared/types'

export const ownPages = [
  {
    url: urls.hours,
    title: '我的时间',
    detail: '每周几点到几点、休息和加班',
    icon: 'clock' as const,
  },
  {
    url: urls.profile,
    title: '我的介绍',
    detail: '怎么介绍自己、开放预约、日历订阅',
    icon: 'user' as const,
  },
]

/** The ways to what a counsellor sets. */
export function OwnPages() {
  return (
    <Section title="我的设置">
      <List
        label="我的设置"
        items={ownPages}
        keyOf={({ url }) => url}
        empty={{ text: '' }}
        render={({ url, title, detail, icon }) => (
          <ListItem icon={icon} title={title} detail={detail} onPress={() => openPage(url)} />
        )}
      />
    </Section>
  )
}
