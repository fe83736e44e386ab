import type { RequestView } from '@domain/request/schema'
import { Asked } from '@/features/request/asked'
import { nextWords } from '@/features/request/next-step'
import { StatusChip } from '@/features/request/status-chip'
import { Story } from '@/features/request/story'
import { useKeepRequest, useRequest } from '@/features/request/use-request'
import { UnitFinder } from '@/features/unit/unit-finder'

/** What one request for staff is made of: the request itself, and how requests are told everywhere. */
export function useRequestParts(id: string) {
  return {
    request: useRequest(id),
    keep: useKeepRequest(),
    Units: UnitFinder,
    parts: {
      status: (view: RequestView) => <StatusChip request={view} />,
      asked: (view: RequestView) => <Asked view={view} />,
      story: (view: RequestView) => <Story view={view} />,
      next: (view: RequestView) => nextWords(view),
    },
  }
}
