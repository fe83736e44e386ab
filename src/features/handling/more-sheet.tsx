import { ListItem } from '@/components/list-item'
import { Sheet } from '@/components/sheet'
import { Surface } from '@/components/surface'
import { moveWords, type StaffMove, verbOf } from './moves'
import type { SheetOf } from './sheet-props'

interface MoreSheetProps extends Pick<SheetOf, 'view' | 'onClose'> {
  moves: readonly StaffMove[]
  onChoose: (move: StaffMove) => void
}

/** The moves that are made less often, each with what it does. */
export function MoreSheet({ view, moves, onChoose, onClose }: MoreSheetProps) {
  return (
    <Sheet open onClose={onClose} title="更多">
      <Surface flush>
        {moves.map(move => (
          <ListItem
            key={move}
            icon={moveWords[move].icon}
            title={verbOf(move, view)}
            detail={moveWords[move].about}
            onPress={() => onChoose(move)}
          />
        ))}
      </Surface>
    </Sheet>
  )
}
