import { View } from '@tarojs/components'
import { useState } from 'react'
import { readSentenceOf } from '@/cloud/error'
import { ChoiceList } from '@/components/choice-list'
import { ErrorState } from '@/components/empty-state'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Sheet, SheetPlace } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { Section } from '@/components/surface'
import { weekdays } from '@/lib/time'
import columns from '../shared/columns.module.scss'
import { useRoster } from '../shared/use-settings'

const ANYONE = 'anyone'
const ANYONE_WORDS = '谁在谁回'

interface DutyProps {
  /** A person for each weekday, Monday first; null: whoever is there. */
  value: readonly (string | null)[]
  onChange: (value: (string | null)[]) => void
}

/** Which counsellor calls back on each weekday. */
export function Duty({ value, onChange }: DutyProps) {
  const [open, setOpen] = useState<number>()
  const roster = useRoster()
  const people = roster.data?.filter(({ role }) => role === 'counsellor')
  const nameOf = (person: string | null) => {
    if (person === null) return ANYONE_WORDS
    if (!people) return '正在加载'
    const post = people.find(each => each.person === person && each.active)
    return post?.name ?? '已不在岗，请换一位'
  }
  const close = () => setOpen(undefined)
  const current = open === undefined ? null : (value[open] ?? null)
  const active = people?.filter(post => post.active) ?? []
  return (
    <Section title="谁来回电">
      <List
        label="谁来回电"
        items={weekdays}
        keyOf={day => day}
        empty={{ text: '' }}
        render={day => (
          <ListItem
            title={day}
            detail={nameOf(value[weekdays.indexOf(day)] ?? null)}
            onPress={() => setOpen(weekdays.indexOf(day))}
          />
        )}
      />
      <View className={columns.hint}>有人请求回电时先告诉这位，过一阵没人回，所有咨询师都能看到。</View>
      <SheetPlace>
        {open !== undefined && (
          <Sheet open title={`${weekdays[open]}谁来回电`} onClose={close}>
            {people ? (
              <ChoiceList
                label={`${weekdays[open]}谁来回电`}
                value={current ?? ANYONE}
                options={[
                  { value: ANYONE, label: ANYONE_WORDS, detail: '所有咨询师都看得到' },
                  ...active.map(({ person, name }) => ({ value: person, label: name })),
                ]}
                onChange={person => {
                  onChange(value.map((each, i) => (i === open ? (person === ANYONE ? null : person) : each)))
                  close()
                }}
              />
            ) : roster.error ? (
              <ErrorState text={readSentenceOf(roster.error)} onRetry={() => void roster.refetch()} />
            ) : (
              <Skeleton rows={3} />
            )}
          </Sheet>
        )}
      </SheetPlace>
    </Section>
  )
}
