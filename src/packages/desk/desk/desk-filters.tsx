import type { Status } from '@domain/request/model'
import { statusNames } from '@domain/request/story'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { Segmented } from '@/components/segmented'
import { Sheet, SheetPlace } from '@/components/sheet'
import { UnitFinder } from '@/features/unit/unit-finder'
import { useUnits } from '@/features/unit/use-units'
import column from '../../staff/list-column.module.scss'
import styles from './desk.module.scss'
import type { Filters } from './use-filters'

const shownStatuses: readonly Status[] = ['waiting', 'dispatched', 'accepted', 'resolved', 'closed']

interface DeskFiltersProps {
  filters: Filters
  onChange: (fields: Partial<Filters>) => void
  /** The desk's communities; undefined for the whole street. */
  communities: { id: string; name: string }[] | undefined
}

/** Which requests: by state, community and unit. */
export function DeskFilters({ filters, onChange, communities }: DeskFiltersProps) {
  const [open, setOpen] = useState<'community' | 'unit'>()
  const several = !communities || communities.length > 1
  const close = () => setOpen(undefined)
  return (
    <>
      <View className={column.top}>
        <Segmented
          label="状态"
          segments={shownStatuses.map(value => ({ value, label: statusNames[value] }))}
          value={filters.status}
          onChange={status => onChange({ status })}
        />
        <View className={styles.filters}>
          {several && (
            <Filter
              name="社区"
              value={filters.communityName || '全部社区'}
              onPress={() => setOpen('community')}
            />
          )}
          <Filter name="单元" value={filters.unitName || '全部单元'} onPress={() => setOpen('unit')} />
        </View>
      </View>
      <SheetPlace>
        {open === 'community' && (
          <CommunitySheet filters={filters} onChange={onChange} communities={communities} onClose={close} />
        )}
        {open === 'unit' && (
          <UnitSheet filters={filters} onChange={onChange} communities={communities} onClose={close} />
        )}
      </SheetPlace>
    </>
  )
}

function Filter({ name, value, onPress }: { name: string; value: string; onPress: () => void }) {
  return (
    <Pressable className={styles.filter} label={`${name}：${value}`} onPress={onPress}>
      <View className={styles.value}>{value}</View>
      <Icon name="chevron-down" small />
    </Pressable>
  )
}

type FilterSheetProps = DeskFiltersProps & { onClose: () => void }

function CommunitySheet({ filters, onChange, communities, onClose }: FilterSheetProps) {
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

function UnitSheet({ filters, onChange, communities, onClose }: FilterSheetProps) {
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
