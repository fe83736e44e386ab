import { StaffRequestPane } from '@/features/handling/staff-request'
import { useRequestParts } from './request-parts'

/** The chosen request beside the list. */
export function RequestPane({ id, place }: { id: string; place: 'workbench' | 'desk' }) {
  return <StaffRequestPane {...useRequestParts(id)} place={place} />
}
