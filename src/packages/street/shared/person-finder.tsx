import { View } from '@tarojs/components'
import { useState } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { ChoiceList, MultiChoice } from '@/components/choice-list'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { SearchBar } from '@/components/search-bar'
import { Skeleton } from '@/components/skeleton'
import columns from './columns.module.scss'
import { findPeople, handlersOf, type Someone } from './people'
import { useRoster } from './use-settings'

/** More are not read but searched further. */
const FOUND_AT_MOST = 8

interface FinderProps {
  label: string
  /** Person ids. */
  value: readonly string[]
  onChange: (value: string[]) => void
  /** Any number; otherwise one. */
  several?: boolean
}

/** Finds people of the roster by name or unit; those who are chosen stay on top. */
export function PersonFinder({ label, value, onChange, several }: FinderProps) {
  const { data, error, refetch } = useRoster()
  const [search, setSearch] = useState('')
  if (!data) {
    if (!error) return <Skeleton rows={3} />
    return <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
  }
  const people = handlersOf(data)
  const chosen = value.map(person => people.find(each => each.person === person) ?? gone(person, data))
  const found = findPeople(people, search).filter(({ person }) => !value.includes(person))
  const options = [...chosen, ...found.slice(0, FOUND_AT_MOST)].map(({ person, name, where }) => ({
    value: person,
    label: name,
    detail: where,
  }))
  const rest = found.length - FOUND_AT_MOST
  return (
    <View className={columns.group}>
      <SearchBar value={search} onChange={setSearch} placeholder="搜姓名或者单元" />
      {options.length === 0 ? (
        <EmptyState drawing="search" text="没有找到这位同志，换个词再搜。" />
      ) : several ? (
        <MultiChoice label={label} options={options} value={value} onChange={onChange} />
      ) : (
        <ChoiceList label={label} options={options} value={value[0]} onChange={each => onChange([each])} />
      )}
      {rest > 0 && <View className={columns.hint}>还有 {rest} 位，请再写几个字。</View>}
    </View>
  )
}

/** Who was chosen and has no such post any more: still by name where the roster remembers it. */
const gone = (person: string, posts: readonly { person: string; name: string }[]): Someone => ({
  person,
  name: posts.find(post => post.person === person)?.name ?? '已不在名单里的同志',
  where: '已不在岗',
})
