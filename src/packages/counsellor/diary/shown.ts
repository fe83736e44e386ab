import type { ReactNode } from 'react'
import type { Day } from '../shared/days'
import type { useDiary } from '../shared/use-hotline'
import type { Gap } from './timeline'

/** What both looks of the diary are made of. */
export interface Shown {
  /** The diary of the days that are looked at. */
  query: ReturnType<typeof useDiary>
  /** The diary of this week. */
  current: ReturnType<typeof useDiary>
  day: Day
  onDay: (day: Day) => void
  sheet: ReactNode
  onGap: (gap: Gap) => void
  onWalkIn: (day: Day) => void
}
