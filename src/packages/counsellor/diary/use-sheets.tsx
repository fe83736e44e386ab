import { useState } from 'react'
import { SheetPlace } from '@/components/sheet'
import { inChina } from '@/lib/time'
import { type Day, today } from '../shared/days'
import { GapSheet } from './gap-sheet'
import type { Gap } from './timeline'
import { WalkInSheet } from './walk-in-sheet'

type Open = { what: 'gap'; gap: Gap; day: Day } | { what: 'walkIn'; day: Day; at: string }

/** The sheets of the diary: closing and opening hours, and entering somebody. */
export function useSheets() {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const walkIn = (day: Day, at: string) => setOpen({ what: 'walkIn', day, at })
  return {
    onGap: (gap: Gap) => setOpen({ what: 'gap', gap, day: inChina(gap.start).format('YYYY-MM-DD') }),
    onWalkIn: (day: Day) => walkIn(day, usualStart(day, Date.now())),
    sheet: (
      <SheetPlace>
        {open?.what === 'gap' && (
          <GapSheet gap={open.gap} day={open.day} onClose={close} onWalkIn={at => walkIn(open.day, at)} />
        )}
        {open?.what === 'walkIn' && <WalkInSheet day={open.day} at={open.at} onClose={close} />}
      </SheetPlace>
    ),
  }
}

const FIVE_MINUTES_MS = 300_000
/** Somebody who comes by today comes now; on another day that is for the counsellor to say. */
const usualStart = (day: Day, now: number): string =>
  day === today(now) ? inChina(Math.floor(now / FIVE_MINUTES_MS) * FIVE_MINUTES_MS).format('HH:mm') : ''
