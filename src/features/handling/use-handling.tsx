import type { RequestView } from '@domain/request/schema'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { SheetPlace } from '@/components/sheet'
import { HandOverSheet } from './hand-over-sheet'
import { MoreSheet } from './more-sheet'
import { arrangeMoves, moveWords, type Place, type StaffMove, verbOf } from './moves'
import type { UnitControl } from './sheet-props'
import { useAccept } from './use-accept'
import { WordsSheet } from './words-sheet'

interface Handling {
  /** Buttons for the bottom bar, or undefined where nothing can be done. */
  actions: ReactNode
  /** The open form; it belongs inside the Page. */
  sheet: ReactNode
  /** Why taking it failed, as long as it matters. */
  refused: string | undefined
}

interface HandlingOptions {
  place: Place
  /** A move was made. */
  onDone: (view: RequestView) => void
  onStale: () => void
  Units: UnitControl
}

/** The moves allowed now on a request: one that matters, one beside it, the rest behind 更多. */
export function useHandling(view: RequestView, options: HandlingOptions): Handling {
  const { place, onDone, onStale, Units } = options
  const [open, setOpen] = useState<StaffMove | 'more'>()
  const { accept, accepting, error } = useAccept(view, { onDone, onStale })
  const { primary, others } = arrangeMoves(view, place)

  const choose = (move: StaffMove) => {
    if (move !== 'accept') return setOpen(move)
    setOpen(undefined)
    void accept()
  }
  const only = others.length === 1 ? others[0] : undefined
  const actions = (primary || others.length > 0) && (
    <>
      {only && (
        <Button kind="secondary" icon={moveWords[only].icon} onPress={() => choose(only)}>
          {verbOf(only, view)}
        </Button>
      )}
      {others.length > 1 && (
        <Button kind="secondary" onPress={() => setOpen('more')}>
          更多
        </Button>
      )}
      {primary && (
        <Button loading={primary === 'accept' && accepting} onPress={() => choose(primary)}>
          {verbOf(primary, view)}
        </Button>
      )}
    </>
  )

  const close = () => setOpen(undefined)
  const done = (changed: RequestView) => {
    close()
    onDone(changed)
  }
  const form = { view, onDone: done, onClose: close, onStale }
  return { actions, sheet: <SheetPlace>{open && sheetOf(open)}</SheetPlace>, refused: error?.message }

  function sheetOf(which: StaffMove | 'more') {
    switch (which) {
      case 'more':
        return <MoreSheet view={view} moves={others} onChoose={choose} onClose={close} />
      case 'transfer':
      case 'dispatch':
        return <HandOverSheet key={which} kind={which} Units={Units} {...form} />
      case 'accept':
        return null
      default:
        return <WordsSheet key={which} move={which} {...form} />
    }
  }
}
