import { HandOverSheet } from './hand-over-sheet'
import { MoreSheet } from './more-sheet'
import type { Place, StaffMove } from './moves'
import type { Part } from './parts'
import type { SheetOf, UnitControl } from './sheet-props'
import { AssistSheet } from './sheets/assist'
import { CallOffSheet } from './sheets/call-off'
import { DecideExtensionSheet } from './sheets/decide-extension'
import { ExtendSheet } from './sheets/extend'
import { FollowUpSheet } from './sheets/follow-up'
import { MergeSheet } from './sheets/merge'
import { ReferSheet } from './sheets/refer'
import { ReportSheet } from './sheets/report'
import { SuperviseSheet } from './sheets/supervise'
import { WordsSheet } from './words-sheet'

/** Which form is open; and of which part, where it takes one back. */
export interface Opened {
  move: StaffMove | 'more' | 'callOff'
  part?: Part
}

interface OpenFormProps {
  open: Opened
  others: readonly StaffMove[]
  onChoose: (move: StaffMove) => void
  place: Place
  Units: UnitControl
  form: SheetOf
}

/** The form of the move that was chosen. */
export function OpenForm({ open, others, onChoose, place, Units, form }: OpenFormProps) {
  const { move } = open
  switch (move) {
    case 'more':
      return (
        <MoreSheet view={form.view} moves={others} place={place} onChoose={onChoose} onClose={form.onClose} />
      )
    case 'accept':
      return null
    case 'transfer':
    case 'dispatch':
      return <HandOverSheet key={move} kind={move} Units={Units} {...form} />
    case 'assist':
      return <AssistSheet place={place} Units={Units} {...form} />
    case 'extend':
      return <ExtendSheet {...form} />
    case 'decideExtension':
      return <DecideExtensionSheet {...form} />
    case 'refer':
      return <ReferSheet {...form} />
    case 'supervise':
      return <SuperviseSheet {...form} />
    case 'merge':
      return <MergeSheet {...form} />
    case 'followUp':
      return <FollowUpSheet {...form} />
    case 'report': {
      const part = form.view.parts.find(each => each.mine && each.status === 'asked')
      return part ? <ReportSheet part={part} {...form} /> : null
    }
    case 'callOff':
      return open.part ? <CallOffSheet part={open.part} {...form} /> : null
    default:
      return <WordsSheet key={move} move={move} {...form} />
  }
}
