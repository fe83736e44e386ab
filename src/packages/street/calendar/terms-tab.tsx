import { type CategoryId, categories, categoryIds } from '@domain/request/categories'
import type { EscalationTerms, Terms } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { Sheet, SheetPlace } from '@/components/sheet'
import { Section } from '@/components/surface'
import { categoryLook } from '@/features/request/category-look'
import columns from '../shared/columns.module.scss'
import { TermField } from './term-field'
import { amountProblem, delayWords, levelNames, termsWords } from './terms-words'

export interface TermsValue {
  terms: Record<CategoryId, Terms>
  escalation: EscalationTerms
}
type Level = keyof EscalationTerms
const levels: Level[] = ['lead', 'community', 'street']

const isReady = ({ respond, resolve }: Terms): boolean =>
  !amountProblem(respond.amount, 1) && !amountProblem(resolve.amount, 1)
const isEscalationReady = (escalation: EscalationTerms): boolean =>
  Object.values(escalation).every(({ amount }) => !amountProblem(amount, 0))

/** Whether every amount is one that can be saved. */
export const termsReady = ({ terms, escalation }: TermsValue): boolean =>
  Object.values(terms).every(isReady) && isEscalationReady(escalation)

interface TermsTabProps {
  value: TermsValue
  onChange: (value: TermsValue) => void
}

/** By when each category is answered and done, and who is called when it is not. */
export function TermsTab({ value, onChange }: TermsTabProps) {
  const [open, setOpen] = useState<CategoryId | 'escalation'>()
  const close = () => setOpen(undefined)
  const finish = () => {
    const ready =
      open === 'escalation' ? isEscalationReady(value.escalation) : open && isReady(value.terms[open])
    if (ready) close()
  }
  return (
    <View className={columns.columns}>
      <View className={columns.main}>
        <Section title="每类事的期限">
          <List
            label="每类事的期限"
            items={categoryIds}
            keyOf={id => id}
            empty={{ text: '' }}
            render={id => (
              <ListItem
                icon={categoryLook[id].icon}
                iconTone={categoryLook[id].tone}
                title={categories[id].name}
                detail={termsWords(value.terms[id])}
                onPress={() => setOpen(id)}
              />
            )}
          />
        </Section>
      </View>
      <View className={columns.side}>
        <Section title="超期以后通知谁">
          <List
            label="超期以后通知谁"
            items={levels}
            keyOf={level => level}
            empty={{ text: '' }}
            render={level => (
              <ListItem
                title={levelNames[level]}
                detail={delayWords(value.escalation[level])}
                onPress={() => setOpen('escalation')}
              />
            )}
          />
          <View className={columns.hint}>
            每一级都从到期时起算。一级比一级早的，按前一级的时间。应急时一律昼夜连续计算。
          </View>
        </Section>
      </View>
      <SheetPlace>
        {open === 'escalation' && (
          <Sheet
            open
            title="超期以后通知谁"
            onClose={close}
            actions={<Button onPress={finish}>改好了</Button>}
          >
            {levels.map(level => (
              <TermField
                key={level}
                least={0}
                label={`到期后多久${levelNames[level]}`}
                hint="填 0：一到期就通知"
                term={value.escalation[level]}
                onChange={term => onChange({ ...value, escalation: { ...value.escalation, [level]: term } })}
              />
            ))}
          </Sheet>
        )}
        {open && open !== 'escalation' && (
          <Sheet
            open
            title={`${categories[open].name}的期限`}
            onClose={close}
            actions={<Button onPress={finish}>改好了</Button>}
          >
            <View>{termsWords(value.terms[open])}。</View>
            <TermsFields
              terms={value.terms[open]}
              onChange={terms => onChange({ ...value, terms: { ...value.terms, [open]: terms } })}
            />
          </Sheet>
        )}
      </SheetPlace>
    </View>
  )
}

function TermsFields({ terms, onChange }: { terms: Terms; onChange: (terms: Terms) => void }) {
  return (
    <>
      <TermField
        least={1}
        label="多久内接单"
        hint="接单就是答复居民：有人管了。"
        term={terms.respond}
        onChange={respond => onChange({ ...terms, respond })}
      />
      <TermField
        least={1}
        label="多久内办结"
        hint="从居民提交起算。"
        term={terms.resolve}
        onChange={resolve => onChange({ ...terms, resolve })}
      />
    </>
  )
}
