import { type CategoryId, categories, categoryIds } from '@domain/request/categories'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { Sheet } from '@/components/sheet'
import { UnitFinder } from '@/features/unit/unit-finder'
import { useUnits } from '@/features/unit/use-units'
import type { DeskFiltersProps } from './desk-filters'
import { allLooks } from './looks'

type FilterSheetProps = DeskFiltersProps & { onClose: () => void }

/** Which community. */
export function CommunitySheet({ filters, onChange, communities, onClose }: FilterSheetProps) {
  const street = useUnits()
  const offered = communities ?? street.data?.communities ?? []
  return (
    <Sheet open title="看哪个社区" onClose={onClose}>
      <ChoiceList
        label="社区"
        value={filters.community || 'all'}
        onChange={id => {
          const name = offered.find(each => each.id === id)?.name ?? ''
          onChange({ community: name && id, communityName: name })
          onClose()
        }}
        options={[
          { value: 'all', label: '全部社区' },
          ...offered.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </Sheet>
  )
}

/** Which unit. */
export function UnitSheet({ filters, onChange, communities, onClose }: FilterSheetProps) {
  const within = filters.community ? [filters.community] : communities?.map(({ id }) => id)
  const choose = (unit: string, unitName: string) => {
    onChange({ unit, unitName })
    onClose()
  }
  return (
    <Sheet
      open
      title="看哪个单元"
      onClose={onClose}
      actions={
        <Button kind="secondary" onPress={() => choose('', '')}>
          看全部单元
        </Button>
      }
    >
      <UnitFinder
        label="单元"
        value={filters.unit}
        community={filters.community}
        within={within}
        onChange={({ id, name }) => choose(id, name)}
      />
    </Sheet>
  )
}

/** What the requests need, or where they stand. */
export function LookSheet({ filters, onChange, onClose }: FilterSheetProps) {
  return (
    <Sheet open title="看什么" onClose={onClose}>
      <ChoiceList
        label="看什么"
        value={filters.look}
        onChange={look => {
          onChange({ look })
          onClose()
        }}
        options={allLooks}
      />
    </Sheet>
  )
}

/** Which kind. */
export function CategorySheet({ filters, onChange, onClose }: FilterSheetProps) {
  return (
    <Sheet open title="看哪类事项" onClose={onClose}>
      <ChoiceList<CategoryId | 'all'>
        label="事项"
        value={filters.category || 'all'}
        onChange={category => {
          onChange({ category: category === 'all' ? '' : category })
          onClose()
        }}
        options={[
          { value: 'all', label: '全部事项' },
          ...categoryIds.map(id => ({ value: id, label: categories[id].name })),
        ]}
      />
    </Sheet>
  )
}
