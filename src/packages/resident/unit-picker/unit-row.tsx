import { Chip } from '@/components/chip'
import { ListItem } from '@/components/list-item'
import type { UnitChoice } from '@/features/unit/find-units'

interface UnitRowProps {
  unit: UnitChoice
  /** Mine already. */
  current: boolean
  running: boolean
  onPress: () => void
}

/** A unit to choose, with the compounds by which people know where they live. */
export function UnitRow({ unit, current, running, onPress }: UnitRowProps) {
  // A unit of one compound often carries its name.
  const compounds = unit.compounds.filter(compound => compound !== unit.name)
  const state = running ? '正在保存' : current ? '我的小区' : undefined
  return (
    <ListItem
      title={unit.name}
      detail={compounds.length > 0 && compounds.join('、')}
      aside={
        state && (
          <Chip tone="green" icon="check">
            {state}
          </Chip>
        )
      }
      onPress={onPress}
    />
  )
}
