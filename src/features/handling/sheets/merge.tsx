import { categories } from '@domain/request/categories'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { Field } from '@/components/field'
import { SearchBar } from '@/components/search-bar'
import { Segmented } from '@/components/segmented'
import { Skeleton } from '@/components/skeleton'
import { ifEmpty } from '../if-empty'
import type { SheetOf } from '../sheet-props'
import { useMoveForm } from '../use-move-form'
import { MoveSheet } from './move-sheet'
import { type MergeScope, mergeable, useMergeable } from './use-mergeable'

/** More are not read but searched further. */
const SHOWN = 12

/** 合并: a duplicate goes into another open request of the community, and is told of its progress. */
export function MergeSheet(sheet: SheetOf) {
  const [scope, setScope] = useState<MergeScope>('unit')
  const [search, setSearch] = useState('')
  const { draft, change, errorOf, ...form } = useMoveForm({
    move: 'merge',
    sheet,
    initial: { into: '' },
    call: cloud.request.merge,
    missing: ({ into }) => ({ into: ifEmpty(into, '请选择并入哪一件') }),
    input: ({ into }) => ({ into }),
    done: view => `已经并入 ${view.mergedInto?.no ?? '那一件'}`,
  })
  return (
    <MoveSheet
      title="合并"
      about="这件会并入您选的那件，一起办理；提这件的居民也会收到那件的进展。"
      verb="并入选的这件"
      running={form.running}
      onSubmit={form.submit}
      onClose={sheet.onClose}
      refusal={form.refusal}
    >
      <Segmented
        label="在哪里找"
        segments={[
          { value: 'unit', label: '本单元' },
          { value: 'community', label: '全社区' },
        ]}
        value={scope}
        onChange={setScope}
      />
      <SearchBar value={search} onChange={setSearch} placeholder="搜编号、内容或者姓名" />
      <Field label="并入哪一件" name="into" error={errorOf('into')}>
        <Others
          sheet={sheet}
          scope={scope}
          search={search}
          value={draft.into}
          onChange={into => change({ into })}
        />
      </Field>
    </MoveSheet>
  )
}

/** Enough to know it again; whole stories would make the list endless. */
function shortly(summary: string): string {
  const letters = Array.from(summary)
  return letters.length > 36 ? `${letters.slice(0, 35).join('')}…` : summary
}

interface OthersProps {
  sheet: SheetOf
  scope: MergeScope
  search: string
  value: string
  onChange: (into: string) => void
}

function Others({ sheet: { view }, scope, search, value, onChange }: OthersProps) {
  const { items, error, onRetry, more } = useMergeable(view, scope)
  if (!items) return error ? <ErrorState text={error} onRetry={onRetry} /> : <Skeleton rows={3} />
  const found = mergeable(items, view, search).slice(0, SHOWN)
  return (
    <>
      {found.length === 0 ? (
        <EmptyState drawing="search" text={search ? '没有找到，换个词再搜。' : '没有别的在办的诉求。'} />
      ) : (
        <ChoiceList
          options={found.map(item => ({
            value: item.id,
            label: shortly(item.summary) || categories[item.category].name,
            detail: `${item.no} · ${item.unitName} · ${item.requesterName}`,
          }))}
          value={value}
          onChange={onChange}
        />
      )}
      {more && (
        <Button kind="quiet" loading={more.loading} onPress={more.onMore}>
          {more.loading ? '正在加载' : '再找一些'}
        </Button>
      )}
    </>
  )
}
