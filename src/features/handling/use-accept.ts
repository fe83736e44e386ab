import type { Output } from '@domain/contract'
import type { RequestContract } from '@domain/request/contract'
import type { RequestItem, RequestView } from '@domain/request/schema'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'
import { useCommand } from '@/cloud/use-command'
import { toast } from '@/components/page'
import { askForMessages } from '@/lib/messages'
import { isStale } from './refusal'

interface Accepting {
  onDone: (view: RequestView) => void
  /** Somebody else has it, or it is gone: read again. */
  onStale: () => void
}

/** Taking a request with one tap. A refusal says who has it. */
export function useAccept({ id }: Pick<RequestItem, 'id'>, { onDone, onStale }: Accepting) {
  const client = useQueryClient()
  const { send, running, error } = useCommand(`accept:${id}`, cloud.request.accept)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is told once.
  useEffect(() => {
    if (!error) return
    toast(error.message)
    if (isStale(error)) onStale()
  }, [error])

  async function accept() {
    const home = client.getQueryData<Output<RequestContract, 'home'>>(queryKeys.home)
    askForMessages(home?.templates ?? [])
    const view = await send({ id })
    if (!view) return
    toast('接单成功，请尽快联系居民')
    onDone(view)
  }
  return { accept, accepting: running, error }
}
