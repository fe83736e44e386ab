import { useState } from 'react'
import { useReadAs } from '@/features/message/use-read-as'
import { usePullRefresh } from '@/lib/pull-refresh'
import { useWide } from '@/lib/wide'
import { type Day, today } from '../shared/days'
import { ForCounsellor } from '../shared/for-counsellor'
import { useDiary } from '../shared/use-hotline'
import type { DiaryView } from './day-bar'
import { Narrow } from './narrow'
import { useSheets } from './use-sheets'
import { Wide } from './wide'

/** A counsellor's diary: what waits for a word, and the days. */
export default function DiaryPage() {
  return <ForCounsellor title="咨询师日程">{() => <Diary />}</ForCounsellor>
}

function Diary() {
  const wide = useWide()
  const [view, setView] = useState<DiaryView>()
  const [day, setDay] = useState<Day>(() => today(Date.now()))
  const query = useDiary(day)
  // What waits is told of now, whichever week is looked at; in this week it is the same query.
  const current = useDiary(today(Date.now()))
  useReadAs('counsellor', current.data !== undefined)
  const { sheet, onGap, onWalkIn } = useSheets()
  usePullRefresh(() => Promise.all([query.refetch(), current.refetch()]))
  const shown = { query, current, day, onDay: setDay, sheet, onGap, onWalkIn }
  if (wide) return <Wide {...shown} />
  return <Narrow {...shown} view={view} onView={setView} />
}
