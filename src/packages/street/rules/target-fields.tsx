import { groupNames } from '@domain/request/routing-words'
import { type Group, groups, type RuleTarget, type Team } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import columns from '../shared/columns.module.scss'
import { PersonFinder } from '../shared/person-finder'

interface TargetFieldsProps {
  to: RuleTarget
  onChange: (to: RuleTarget) => void
  teams: readonly Team[]
  error: string | undefined
}

const kinds: { value: RuleTarget['kind']; label: string; detail: string }[] = [
  { value: 'duty', label: '职责对口的干部', detail: '本单元里，职责管这类事、手上最少的那位' },
  { value: 'group', label: '一办七组里的一组', detail: '本单元这一组里手上最少的那位' },
  { value: 'team', label: '一支队伍', detail: '跨单元的志愿者，比如医生、理发师、律师' },
  { value: 'person', label: '指定的一位', detail: '他请假、离岗、满额时跳过这条' },
  { value: 'lead', label: '小区组长', detail: '诉求所在单元的组长' },
  { value: 'community', label: '社区', detail: '由社区派单台派' },
  { value: 'street', label: '街道', detail: '由街道派' },
]

/** A target of a kind, as far as it is known before more is chosen. */
function targetFor(kind: RuleTarget['kind'], teams: readonly Team[]): RuleTarget {
  if (kind === 'group') return { kind, group: 'office' }
  if (kind === 'team') return { kind, team: teams[0]?.id ?? '' }
  if (kind === 'person') return { kind, person: '' }
  return { kind }
}

/** To whom a rule gives. */
export function TargetFields({ to, onChange, teams, error }: TargetFieldsProps) {
  return (
    <View className={columns.group}>
      <Field label="派给谁" name="to" error={error}>
        <ChoiceList
          value={to.kind}
          onChange={kind => kind !== to.kind && onChange(targetFor(kind, teams))}
          options={kinds}
        />
      </Field>
      {to.kind === 'group' && (
        <Field label="哪一组">
          <ChoiceList<Group>
            pair
            value={to.group}
            onChange={group => onChange({ kind: 'group', group })}
            options={groups.map(group => ({ value: group, label: groupNames[group] }))}
          />
        </Field>
      )}
      {to.kind === 'team' && (
        <Field
          label="哪支队伍"
          hint={teams.length === 0 ? '还没有队伍。先关掉这里，在“队伍”里加一支。' : undefined}
        >
          <ChoiceList
            value={to.team || undefined}
            onChange={team => onChange({ kind: 'team', team })}
            options={teams.map(({ id, name, members }) => ({
              value: id,
              label: name || '没有名字的队伍',
              detail: `${members.length} 人`,
            }))}
          />
        </Field>
      )}
      {to.kind === 'person' && (
        <Field label="哪一位">
          <PersonFinder
            label="派给哪一位"
            value={to.person ? [to.person] : []}
            onChange={([person = '']) => onChange({ kind: 'person', person })}
          />
        </Field>
      )}
    </View>
  )
}
