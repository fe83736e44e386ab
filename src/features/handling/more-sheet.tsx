import { ListItem } from '@/components/list-item'
import { Sheet } from '@/components/sheet'
import { Surface } from '@/components/surface'
import { type Place, type StaffMove, wordsOf } from './moves'
import type { SheetOf } from './sheet-props'

interface MoreSheetProps extends Pick<SheetOf, 'view' | 'onClose'> {
  moves: readonly StaffMove[]
  place: Place
  onChoose: (move: StaffMove) => void
}

/** The moves that are made less often, each with what it does. */
export function MoreSheet({ view, moves, place, onChoose, onClose }: MoreSheetProps) {
  return (
    <Sheet open onClose={onClose} title="更多">
      <Surface flush>
        {moves.map(move => {
          const { icon, verb, about } = wordsOf(move, view, place)
          return (
            <ListItem key={move} icon={icon} title={verb} detail={about} onPress={() => onChoose(move)} />
          )
        })}
      </Surface>
    </Sheet>
  )
}
