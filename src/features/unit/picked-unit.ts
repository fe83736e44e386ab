import { createStore } from '@/lib/store'

/** A unit by id and name. */
export interface PickedUnit {
  id: string
  name: string
}

/** What was picked for one request, on its way from the picker back to the form that asked. */
export const pickedUnit = createStore<PickedUnit | undefined>(undefined)
