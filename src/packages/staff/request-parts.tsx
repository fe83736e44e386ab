import type { RequestView } from '@domain/request/schema'
import { useReadAbout } from '@/features/message/use-read-about'
import { Asked } from '@/features/request/asked'
import { nextWords } from '@/features/request/next-step'
import { Marks } from '@/features/request/staff-marks'
import { StatusChip } from '@/features/request/status-chip'
import { Story } from '@/features/request/story'
import { useKeepRequest, useRequest } from '@/features/request/use-request'
import { UnitFinder } from '@/features/unit/unit-finder'

/** What one request for staff is made of: the request itself, and how requests are told everywhere. */
export function useRequestParts(id: string) {
  const request = useRequest(id)
  useReadAbout(request.data)
  return {
    request,
    keep: useKeepRequest(),
    Units: UnitFinder,
    parts: {
      status: (view: RequestView) => (
        <>
          <StatusChip request={view} />
          <Marks request={view} />
        </>
      ),
      asked: (view: RequestView) => <Asked view={view} />,
      story: (view: RequestView) => <Story view={view} />,
      next: (view: RequestView) => nextWords(view),
    },
  }
}
