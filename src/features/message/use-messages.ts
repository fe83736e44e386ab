import { useQueryClient } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { perTap } from '@/cloud/key-keepers'
import { queryKeys } from '@/cloud/query-keys'
import { useCommand } from '@/cloud/use-command'
import { usePages } from '@/cloud/use-pages'
import { showRead } from './reading'

/** The message centre's list, in pages of 20, the newest first. The answer also says how many are unread. */
export function useMessages() {
  const client = useQueryClient()
  return usePages({
    queryKey: queryKeys.messages,
    read: async cursor => {
      const page = await cloud.account.messages(cursor ? { cursor } : {})
      client.setQueryData(queryKeys.unread, { unread: page.unread })
      return page
    },
  })
}

/** 全部已读, with its state. */
export function useReadAll() {
  const client = useQueryClient()
  const command = useCommand('account.read', cloud.account.read, perTap)
  async function send() {
    const answer = await command.send({})
    if (!answer) return
    showRead(client, () => true)
    client.setQueryData(queryKeys.unread, answer)
  }
  return { ...command, send }
}
