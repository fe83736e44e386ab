import { categories } from '@domain/request/categories'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { Segmented } from '@/components/segmented'
import { SheetPlace } from '@/components/sheet'
import { classNames } from '@/lib/class-names'
import column from '../../staff/list-column.module.scss'
import styles from './desk.module.scss'
import { CategorySheet, CommunitySheet, LookSheet, UnitSheet } from './filter-sheets'
import { lookName, looksAbove } from './looks'
import type { Filters } from './use-filters'
import type { Picking } from './use-picking'

export interface DeskFiltersProps {
  filters: Filters
  onChange: (fields: Partial<Filters>) => void
  /** The desk's communities; undefined for the whole street. */
  communities: { id: string; name: string }[] | undefined
  picking: Picking
}

/** Which requests: by what they need, community, unit and category; and whether several are taken at once. */
export function DeskFilters(props: DeskFiltersProps) {
  const { filters, onChange, communities, picking } = props
  const [open, setOpen] = useState<'look' | 'community' | 'unit' | 'category'>()
  const several = !communities || communities.length > 1
  const close = () => setOpen(undefined)
  return (
    <>
      <View className={column.top}>
        <Segmented
          label="看什么"
          segments={looksAbove(filters.look).map(value => ({ value, label: lookName(value) }))}
          value={filters.look}
          onChange={look => onChange({ look })}
        />
        <View className={classNames(styles.filters, !several && styles.pairs)}>
          <Filter name="看什么" value="更多情况" onPress={() => setOpen('look')} />
          {several && (
            <Filter
              name="社区"
              value={filters.communityName || '全部社区'}
              onPress={() => setOpen('community')}
            />
          )}
          <Filter name="单元" value={filters.unitName || '全部单元'} onPress={() => setOpen('unit')} />
          <Filter
            name="事项"
            value={filters.category ? categories[filters.category].name : '全部事项'}
            onPress={() => setOpen('category')}
          />
          <Pick picking={picking} />
        </View>
      </View>
      <SheetPlace>
        {open === 'look' && <LookSheet {...props} onClose={close} />}
        {open === 'community' && <CommunitySheet {...props} onClose={close} />}
        {open === 'unit' && <UnitSheet {...props} onClose={close} />}
        {open === 'category' && <CategorySheet {...props} onClose={close} />}
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

/** Begins to choose several; then chooses all of them, or none. */
function Pick({ picking }: { picking: Picking }) {
  const words = picking.on ? (picking.all ? '全不选' : '全选') : '多选'
  return (
    <Pressable className={styles.filter} onPress={picking.on ? picking.toggleAll : picking.start}>
      <View className={styles.value}>{words}</View>
      <Icon name={picking.on ? 'check' : 'list'} small />
    </Pressable>
  )
}
