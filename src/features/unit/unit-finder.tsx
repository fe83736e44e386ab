import { View } from '@tarojs/components'
import { useState } from 'react'
import { sentenceOf } from '@/cloud/error'
import { ChoiceList } from '@/components/choice-list'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { SearchBar } from '@/components/search-bar'
import { Segmented } from '@/components/segmented'
import { Skeleton } from '@/components/skeleton'
import { byCommunity, findUnits } from './find-units'
import type { PickedUnit } from './picked-unit'
import styles from './unit-finder.module.scss'
import { useUnits } from './use-units'

/** More are not read but searched further; each keystroke sends them to the screen. */
const FOUND_AT_MOST = 12

interface UnitFinderProps {
  value: string
  onChange: (unit: PickedUnit) => void
  /** The community that is shown first. */
  community: string
  /** The unit that cannot be chosen: the one it is in. */
  not?: string
  /** Only these communities; all of them without it. */
  within?: readonly string[]
  /** What is chosen, for screen readers. */
  label: string
}

/** Finds a unit inside a form: one community at a time, or by words of its name, compounds or community. */
export function UnitFinder({ value, onChange, community, not, within, label }: UnitFinderProps) {
  const { data, error, refetch } = useUnits()
  const [shown, setShown] = useState(community)
  const [search, setSearch] = useState('')
  if (!data) {
    if (!error) return <Skeleton rows={4} />
    return <ErrorState text={sentenceOf(error)} onRetry={() => void refetch()} />
  }
  const groups = byCommunity(data).filter(({ id }) => !within || within.includes(id))
  const current = groups.find(({ id }) => id === shown) ?? groups[0]
  const reachable = (unit: { community: string }) => groups.some(({ id }) => id === unit.community)
  const units = search.trim() ? findUnits(data, search).filter(reachable) : (current?.units ?? [])
  const found = units.filter(unit => unit.id !== not)
  const offered = search.trim() ? found.slice(0, FOUND_AT_MOST) : found
  return (
    <View className={styles.finder}>
      <SearchBar value={search} onChange={setSearch} placeholder="搜单元或者小区名" />
      {!search.trim() && groups.length > 1 && (
        <Segmented
          label="社区"
          segments={groups.map(({ id, name }) => ({ value: id, label: name.replace(/社区$/, '') }))}
          value={current?.id ?? ''}
          onChange={setShown}
        />
      )}
      {offered.length === 0 ? (
        <EmptyState drawing="search" text="没有找到，换个词再搜。" />
      ) : (
        <ChoiceList
          label={label}
          value={value || undefined}
          onChange={id => onChange({ id, name: offered.find(unit => unit.id === id)?.name ?? '' })}
          options={offered.map(({ id, name, compounds }) => ({
            value: id,
            label: name,
            detail: compounds.join('、') === name ? undefined : compounds.join('、'),
          }))}
        />
      )}
      {offered.length < found.length && (
        <View className={styles.rest}>还有 {found.length - offered.length} 个，请再写几个字。</View>
      )}
    </View>
  )
}
