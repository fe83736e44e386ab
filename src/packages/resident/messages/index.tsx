import { useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/button'
import { List } from '@/components/list'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { MessageRow } from '@/features/message/message-row'
import { type Message, pathOf } from '@/features/message/messages'
import { readMessage } from '@/features/message/reading'
import { useMessages, useReadAll } from '@/features/message/use-messages'
import { useUnread } from '@/features/message/use-unread'
import { useGradually } from '@/lib/gradually'
import { openPage } from '@/lib/navigate'
import { usePullRefresh } from '@/lib/pull-refresh'

/** Rows of one setData. */
const ROWS_AT_ONCE = 8

/** Everything that concerns me or my desk, the newest first; each opens the thing that it is about. */
export default function Messages() {
  const client = useQueryClient()
  const { items, refresh, ...list } = useMessages()
  // Never asked for apart: the list's own answer says it.
  const unread = useUnread(false)
  const readAll = useReadAll()
  usePullRefresh(refresh)
  const drawn = useGradually(items?.length ?? 0, ROWS_AT_ONCE)

  function open(message: Message) {
    if (!message.read) void readMessage(client, message)
    void openPage(pathOf(message))
  }
  return (
    <Page
      title="消息"
      lead={items && items.length > 0 ? (unread > 0 ? `有 ${unread} 条还没有看。` : '都看过了。') : undefined}
      aside={
        unread > 0 && (
          <Button kind="quiet" inline icon="check" loading={readAll.running} onPress={readAll.send}>
            全部已读
          </Button>
        )
      }
    >
      {readAll.error && <Notice tone="amber">{readAll.error.message}</Notice>}
      <List
        {...list}
        label="消息"
        items={items?.slice(0, drawn)}
        keyOf={message => message.id}
        empty={{ text: '还没有消息。您的诉求有了进展，会在这里告诉您。' }}
        render={message => <MessageRow message={message} onPress={() => open(message)} />}
      />
    </Page>
  )
}
