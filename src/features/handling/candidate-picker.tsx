import type { Output } from '@domain/contract'
import type { RequestContract } from '@domain/request/contract'
import { roleNames } from '@domain/request/story'
import { useQuery } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { sentenceOf } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'
import { ChoiceList } from '@/components/choice-list'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { Skeleton } from '@/components/skeleton'

export type Candidate = Output<RequestContract, 'candidates'>['people'][number]

/** Who could take a request in its own unit or another one, the most suitable first. */
export function useCandidates(id: string, unit?: string) {
  return useQuery({
    queryKey: queryKeys.candidates(id, unit),
    queryFn: () => cloud.request.candidates({ id, ...(unit && { unit }) }),
  })
}

interface CandidatePickerProps {
  candidates: ReturnType<typeof useCandidates>
  /** The person who has it now; nobody hands a thing to the one who holds it. */
  holder: string | undefined
  value: string
  onChange: (person: string) => void
  label: string
}

/** Choose a colleague: how much they have in hand, whether it is their field, whether they are away. */
export function CandidatePicker({ candidates, holder, value, onChange, label }: CandidatePickerProps) {
  const { data, error, refetch } = candidates
  if (!data) {
    return error ? (
      <ErrorState text={sentenceOf(error)} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={3} />
    )
  }
  const people = data.people.filter(person => person.id !== holder)
  if (people.length === 0)
    return <EmptyState drawing="search" text="这个单元没有别的同志，请选“别的单元”。" />
  const best = people.find(isFit)?.id
  return (
    <ChoiceList
      label={label}
      value={value || undefined}
      onChange={onChange}
      options={people.map(person => ({
        value: person.id,
        label: person.name,
        detail: factsOf(person, person.id === best),
        disabled: person.away,
      }))}
    />
  )
}

/** Whether somebody is there and it is their field. */
export const isFit = (person: Candidate): boolean => person.covers && !person.away

/** What helps to choose: whose field it is, and how much they have in hand. */
export function factsOf({ role, away, covers, open }: Candidate, best: boolean): string {
  if (away) return '不在岗，暂时不能接单'
  const field = role === 'lead' ? roleNames.lead : covers ? '负责这类事' : '不负责这类事'
  const load = open === 0 ? '手上没有事' : `手上 ${open} 件`
  return [...(best ? ['最合适'] : []), field, load].join(' · ')
}
