import type { AccountContract } from '@domain/account/contract'
import type { MeView } from '@domain/account/schema'
import type { Input, Output } from '@domain/contract'
import type { RequestContract } from '@domain/request/contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { perTap } from '@/cloud/key-keepers'
import { queryKeys } from '@/cloud/query-keys'
import { useCommand } from '@/cloud/use-command'

/** Shows at once, on every page, who I am now. */
function keepMe(client: QueryClient, me: MeView) {
  client.setQueryData<Output<RequestContract, 'home'>>(queryKeys.home, home => home && { ...home, me })
  client.setQueryData(queryKeys.me, me)
  void client.invalidateQueries({ queryKey: queryKeys.mine })
}

/** Keeps name, phone or unit for filling in forms: `account.save` with its state. */
export function useSaveMe() {
  const client = useQueryClient()
  const command = useCommand('account.save', cloud.account.save)
  async function send(input: Input<AccountContract, 'save'>) {
    const me = await command.send(input)
    if (me) keepMe(client, me)
    return me
  }
  return { ...command, send }
}

/** Takes away what was kept: `account.forget` with its state. */
export function useForgetMe() {
  const client = useQueryClient()
  const command = useCommand('account.forget', cloud.account.forget, perTap)
  async function send() {
    const me = await command.send({})
    if (me) keepMe(client, me)
    return me
  }
  return { ...command, send }
}
