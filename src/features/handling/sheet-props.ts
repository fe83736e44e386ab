import type { RequestView } from '@domain/request/schema'
import type { ReactNode } from 'react'

/** What every sheet with a move on a request is given. */
export interface SheetOf {
  view: RequestView
  /** The move was made; the request as it is now. */
  onDone: (view: RequestView) => void
  onClose: () => void
  /** The request is no longer as shown: read it again. What was written stays. */
  onStale: () => void
}

/** The control by which a unit is found; the page brings it, since it belongs to another feature. */
export type UnitControl = (props: {
  value: string
  onChange: (unit: { id: string; name: string }) => void
  community: string
  not?: string
  label: string
}) => ReactNode
