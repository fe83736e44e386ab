import type { RequestView } from '@domain/request/schema'
import { useQueryClient } from '@tanstack/react-query'
import { queryKeys } from '@/cloud/query-keys'
import { useCommand } from '@/cloud/use-command'
import { useKeepRequest } from './use-request'

/**
 * A move on one request with its state for a page: `useMove('accept', id, cloud.request.accept)`, then
 * `send({ version })`. What comes back is shown everywhere at once; after a refusal the request is read again,
 * since somebody else was probably faster.
 */
export function useMove<I extends { id: string }>(
  name: string,
  id: string,
  call: (input: I, key: string) => Promise<RequestView>,
) {
  const client = useQueryClient()
  const keep = useKeepRequest()
  const command = useCommand(`${name}:${id}`, call)
  async function send(said: Omit<I, 'id'>) {
    const view = await command.send({ ...said, id } as I)
    if (view) keep(view)
    else void client.invalidateQueries({ queryKey: queryKeys.request(id) })
    return view
  }
  return { ...command, send }
}
