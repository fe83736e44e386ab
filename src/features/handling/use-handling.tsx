import type { RequestView } from '@domain/request/schema'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { SheetPlace } from '@/components/sheet'
import { arrangeMoves, moveWords, type Place, type StaffMove, wordsOf } from './moves'
import { type Opened, OpenForm } from './open-form'
import type { Part } from './parts'
import type { UnitControl } from './sheet-props'
import { useAccept } from './use-accept'

interface Handling {
  /** Buttons for the bottom bar, or undefined where nothing can be done. */
  actions: ReactNode
  /** The open form; it belongs inside the Page. */
  sheet: ReactNode
  /** Why taking it failed, as long as it matters. */
  refused: string | undefined
  /** Makes a move, or opens its form. */
  onChoose: (move: StaffMove) => void
  /** Opens the form that takes a part back. */
  onCallOff: (part: Part) => void
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
  const [open, setOpen] = useState<Opened>()
  const { accept, accepting, error } = useAccept(view, { onDone, onStale })
  const { primary, others } = arrangeMoves(view, place)

  const onChoose = (move: StaffMove) => {
    if (move !== 'accept') return setOpen({ move })
    setOpen(undefined)
    void accept()
  }
  const only = others.length === 1 ? others[0] : undefined
  const actions = (primary || others.length > 0) && (
    <>
      {only && (
        <Button kind="secondary" icon={moveWords[only].icon} onPress={() => onChoose(only)}>
          {wordsOf(only, view, place).verb}
        </Button>
      )}
      {others.length > 1 && (
        <Button kind="secondary" onPress={() => setOpen({ move: 'more' })}>
          更多
        </Button>
      )}
      {primary && (
        <Button loading={primary === 'accept' && accepting} onPress={() => onChoose(primary)}>
          {wordsOf(primary, view, place).verb}
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
  return {
    actions,
    sheet: (
      <SheetPlace>
        {open && (
          <OpenForm open={open} others={others} onChoose={onChoose} place={place} Units={Units} form={form} />
        )}
      </SheetPlace>
    ),
    refused: error?.message,
    onChoose,
    onCallOff: part => setOpen({ move: 'callOff', part }),
  }
}
