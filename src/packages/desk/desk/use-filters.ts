import type { Status } from '@domain/request/model'
import { useState } from 'react'

/** What the desk looks at. Empty ids: all that the desk reaches. */
export interface Filters {
  status: Status
  community: string
  communityName: string
  unit: string
  unitName: string
}

const all: Filters = { status: 'waiting', community: '', communityName: '', unit: '', unitName: '' }

/** The desk's filters. Another community has other units. */
export function useFilters() {
  const [filters, setFilters] = useState(all)
  const change = (fields: Partial<Filters>) =>
    setFilters(before => ({
      ...before,
      ...(fields.community !== undefined && { unit: '', unitName: '' }),
      ...fields,
    }))
  return [filters, change] as const
}
