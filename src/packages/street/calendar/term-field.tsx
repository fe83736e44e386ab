import type { Term } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { NumberInput } from '@/components/number-input'
import columns from '../shared/columns.module.scss'
import { amountProblem, type Counted, countedNames, countedOf, termOf } from './terms-words'

interface TermFieldProps {
  label: string
  hint?: string
  term: Term
  onChange: (term: Term) => void
  /** 1 for a deadline; 0 for a delay that may be none. */
  least: 0 | 1
}

/** A length of time: how much, and how it is counted. */
export function TermField({ label, hint, term, onChange, least }: TermFieldProps) {
  const counted = countedOf(term)
  return (
    <View className={columns.group}>
      <Field label={label} hint={hint} error={amountProblem(term.amount, least)}>
        <NumberInput value={term.amount} onChange={amount => onChange(termOf(amount, counted))} />
      </Field>
      <ChoiceList
        pair
        label={`${label}，怎么算`}
        value={counted}
        onChange={next => onChange(termOf(term.amount, next))}
        options={(Object.keys(countedNames) as Counted[]).map(value => ({ value, ...countedNames[value] }))}
      />
    </View>
  )
}
