import { Badge } from '@/components/badge'
import { Button } from '@/components/button'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { badgeText } from '@/lib/badge-text'
import { openPage } from '@/lib/navigate'
import { unreadLabel } from './messages'
import { useUnread } from './use-unread'

const openMessages = () => void openPage('/packages/resident/messages/index')

/** At a page's title: the way to the messages, with how many are new. `enabled` false counts nothing yet. */
export function MessagesButton({ enabled }: { enabled: boolean }) {
  const unread = useUnread(enabled)
  return (
    <Button kind="quiet" inline icon="bell" label={unreadLabel(unread)} onPress={openMessages}>
      消息
      <Badge count={unread} />
    </Button>
  )
}

/** The same way as a row. */
export function MessagesRow({ enabled }: { enabled: boolean }) {
  const unread = useUnread(enabled)
  return (
    <List
      label="消息"
      items={[unread]}
      keyOf={() => 'messages'}
      empty={{ text: '' }}
      render={() => (
        <ListItem
          icon="bell"
          title="消息"
          detail={unread > 0 ? `${badgeText(unread)} 条未读` : '诉求有了进展，都在这里'}
          label={unread > 0 ? unreadLabel(unread) : undefined}
          onPress={openMessages}
        />
      )}
    />
  )
}
