import type { RoutingRule, Team } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Field, showField } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { TextInput } from '@/components/text-input'
import { ConditionFields } from './condition-fields'
import { problemsOf } from './rule-edits'
import { type Names, ruleSentence } from './rule-words'
import styles from './rules.module.scss'
import { TargetFields } from './target-fields'

interface RuleSheetProps {
  rule: RoutingRule
  fresh: boolean
  teams: readonly Team[]
  names: Names
  onChange: (rule: RoutingRule) => void
  onRemove: () => void
  onClose: () => void
}

/** One rule to write. Every change is kept at once with the others, and counts once all are saved. */
export function RuleSheet({ rule, fresh, teams, names, onChange, onRemove, onClose }: RuleSheetProps) {
  const [tried, setTried] = useState(!fresh)
  const problems = tried ? problemsOf(rule) : {}
  function finish() {
    const [first] = Object.keys(problemsOf(rule))
    if (!first) return onClose()
    setTried(true)
    showField(first)
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={fresh ? '加一条规则' : '修改规则'}
      actions={<Button onPress={finish}>写好了</Button>}
    >
      <View className={styles.sentence}>{ruleSentence(rule, names)}</View>
      <Field label="规则的名字" name="name" error={problems.name} hint="会写进诉求的经过里，一看就懂最好。">
        <TextInput
          value={rule.name}
          onChange={name => onChange({ ...rule, name })}
          maxLength={30}
          placeholder="例如：工作日义诊交医疗队"
        />
      </Field>
      <ConditionFields when={rule.when} onChange={when => onChange({ ...rule, when })} problems={problems} />
      <TargetFields
        to={rule.to}
        onChange={to => onChange({ ...rule, to })}
        teams={teams}
        error={problems.to}
      />
      <View className={styles.danger}>
        <Button kind="quiet" inline onPress={onRemove}>
          删除这条规则
        </Button>
      </View>
    </Sheet>
  )
}
