import { targetWords } from '@domain/request/routing-words'
import type { RoutingRule } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Chip } from '@/components/chip'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { problemWords } from './rule-edits'
import { conditionWords, type Names } from './rule-words'
import styles from './rules.module.scss'

interface RuleListProps {
  rules: readonly RoutingRule[]
  names: Names
  /** Why a rule can't work, by its id. */
  broken: ReadonlyMap<string, string>
  onOpen: (id: string) => void
  onMove: (id: string, by: 1 | -1) => void
  onSwitch: (rule: RoutingRule) => void
}

/** The rules in their order, each a sentence. */
export function RuleList({ rules, names, broken, onOpen, onMove, onSwitch }: RuleListProps) {
  return (
    <List
      label="派单规则"
      items={rules}
      keyOf={rule => rule.id}
      empty={{
        drawing: 'letterbox',
        text: '还没有规则，都按默认顺序派：职责对口、手上最少的干部，再到小区组长、社区、街道。',
      }}
      render={rule => {
        const at = rules.indexOf(rule)
        const name = rule.name.trim() || '没有名字的规则'
        return (
          <ListItem
            title={`${at + 1}. ${name}`}
            detail={conditionWords(rule.when, names).join(' · ') || '所有诉求'}
            chip={<View className={styles.target}>→ {targetWords(rule.to, names)}</View>}
            meta={<RuleState rule={rule} broken={broken.get(rule.id)} />}
            onPress={() => onOpen(rule.id)}
            action={
              <View className={styles.moves}>
                {at > 0 && (
                  <Button kind="quiet" inline label={`上移：${name}`} onPress={() => onMove(rule.id, -1)}>
                    上移
                  </Button>
                )}
                {at < rules.length - 1 && (
                  <Button kind="quiet" inline label={`下移：${name}`} onPress={() => onMove(rule.id, 1)}>
                    下移
                  </Button>
                )}
                <Button
                  kind="quiet"
                  inline
                  label={`${rule.off ? '启用' : '停用'}：${name}`}
                  onPress={() => onSwitch(rule)}
                >
                  {rule.off ? '启用' : '停用'}
                </Button>
              </View>
            }
          />
        )
      }}
    />
  )
}

function RuleState({ rule, broken }: { rule: RoutingRule; broken: string | undefined }) {
  const missing = problemWords(rule)
  if (missing) return <Chip tone="red" icon="warning">{`还没写完：${missing}`}</Chip>
  if (rule.off) return <Chip>已停用</Chip>
  if (broken) return <Chip tone="amber" icon="warning">{`现在用不上：${broken}`}</Chip>
  return null
}
