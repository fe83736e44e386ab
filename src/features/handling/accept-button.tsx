import type { RequestItem, RequestView } from '@domain/request/schema'
import { Button } from '@/components/button'
import { useAccept } from './use-accept'

interface AcceptButtonProps {
  request: RequestItem
  onDone: (view: RequestView) => void
  onStale: () => void
}

/** Enough to tell one row's button from the next by ear; more would weigh on every list. */
const firstWords = (summary: string) => Array.from(summary).slice(0, 12).join('')

/** 我来接单 in a row of a list. */
export function AcceptButton({ request, ...accepting }: AcceptButtonProps) {
  const { accept, accepting: running } = useAccept(request, accepting)
  return (
    <Button
      kind="secondary"
      inline
      loading={running}
      label={`我来接单：${firstWords(request.summary)}`}
      onPress={() => void accept()}
    >
      我来接单
    </Button>
  )
}
