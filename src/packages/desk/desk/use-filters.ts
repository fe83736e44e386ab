import type { CategoryId } from '@domain/request/categories'
import { useState } from 'react'
import type { Look } from './looks'

/** What the desk looks at. Empty ids: all that the desk reaches. */
export interface Filters {
  look: Look
  category: CategoryId | ''
  community: string
  communityName: string
  unit: string
  unitName: string
}

const all: Filters = {
  look: 'waiting',
  category: '',
  community: '',
  communityName: '',
  unit: '',
  unitName: '',
}

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
