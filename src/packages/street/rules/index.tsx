import type { RoutingRule } from '@domain/street/settings'
import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { Button } from '@/components/button'
import { ErrorState } from '@/components/empty-state'
import { Page, toast } from '@/components/page'
import { SaveActions, UNSAVED } from '@/components/save-actions'
import { SheetPlace } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { Section } from '@/components/surface'
import type { Reach } from '@/features/account/reach'
import { useUnits } from '@/features/unit/use-units'
import { usePullRefresh } from '@/lib/pull-refresh'
import columns from '../shared/columns.module.scss'
import { SectionNotices } from '../shared/section-notices'
import { ForPost, StreetBar } from '../shared/street-page'
import { useSection } from '../shared/use-section'
import { type SettingsView, useRoster } from '../shared/use-settings'
import { Ceiling } from './ceiling'
import { Emergency } from './emergency'
import { moved, problemWords, type Routing, withoutRule, withRule } from './rule-edits'
import { RuleList } from './rule-list'
import { RuleSheet } from './rule-sheet'
import type { Names } from './rule-words'
import { Teams } from './teams'
import { TryPanel } from './try-panel'

const TITLE = '派单规则'
const LEAD = '从上往下看，第一条适用又派得出去的规则说了算；都不适用，按默认顺序派。'

const rulesOf = ({ routing: { emergency: _, ...rest } }: SettingsView): Routing => rest as Routing
const saveRules = (version: number, routing: Routing, key: string) =>
  cloud.street.saveRouting({ version, routing }, key)

/** The rules by which requests are dispatched: their order, their words, and a place to try them. */
export default function RulesPage() {
  return (
    <ForPost title={TITLE} who="street">
      {reach => <Rules reach={reach} />}
    </ForPost>
  )
}

function Rules({ reach }: { reach: Reach }) {
  const section = useSection({ name: 'rules', of: rulesOf, save: saveRules })
  const { query, settings, value: routing, dirty, change } = section
  const units = useUnits()
  const roster = useRoster()
  const [open, setOpen] = useState<{ id: string; fresh: boolean }>()
  usePullRefresh(query.refetch)

  const names: Names = {
    units: units.data?.units ?? [],
    communities: units.data?.communities ?? [],
    posts: roster.data ?? [],
    routing: routing ?? { rules: [], teams: [] },
  }
  const broken = useMemo(() => brokenOf(settings, routing), [settings, routing])
  const rule = routing?.rules.find(({ id }) => id === open?.id)
  const unfinished = routing?.rules.find(problemWords)

  function add() {
    if (!routing) return
    const fresh: RoutingRule = { id: newId(), name: '', off: false, when: {}, to: { kind: 'duty' } }
    change(withRule(routing, fresh))
    setOpen({ id: fresh.id, fresh: true })
  }
  async function save() {
    if (unfinished) return setOpen({ id: unfinished.id, fresh: false })
    if (await section.save()) toast('规则已保存，新来的诉求按它派')
  }

  const actions = dirty ? (
    <SaveActions
      save="保存规则"
      saving={section.saving}
      disabled={section.stale}
      onSave={() => void save()}
      onDiscard={section.discard}
    />
  ) : (
    <Button icon="plus" disabled={!routing} onPress={add}>
      加一条规则
    </Button>
  )
  return (
    <Page
      title={TITLE}
      lead={LEAD}
      wide
      aside={<StreetBar here="rules" reach={reach} />}
      actions={actions}
      queued={dirty ? UNSAVED : undefined}
    >
      <SectionNotices what={TITLE} section={section} />
      {!routing || !settings ? (
        query.error ? (
          <ErrorState text={readSentenceOf(query.error)} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton rows={5} />
        )
      ) : (
        <View className={columns.columns}>
          <View className={columns.main}>
            <Emergency emergency={settings.routing.emergency} units={units.data?.units ?? []} />
            <Section
              title="规则"
              aside={
                dirty && (
                  <Button kind="quiet" inline icon="plus" onPress={add}>
                    加一条
                  </Button>
                )
              }
            >
              <RuleList
                rules={routing.rules}
                names={names}
                broken={broken}
                onOpen={id => setOpen({ id, fresh: false })}
                onMove={(id, by) => change({ ...routing, rules: moved(routing.rules, id, by) })}
                onSwitch={each => change(withRule(routing, { ...each, off: !each.off }))}
              />
            </Section>
            <Teams routing={routing} names={names} onChange={change} />
            <Ceiling value={routing.ceiling} onChange={ceiling => change({ ...routing, ceiling })} />
          </View>
          <View className={columns.side}>
            <TryPanel units={units.data?.units ?? []} routing={dirty ? routing : undefined} />
          </View>
        </View>
      )}
      <SheetPlace>
        {routing && rule && open && (
          <RuleSheet
            key={rule.id}
            rule={rule}
            fresh={open.fresh}
            teams={routing.teams}
            names={names}
            onChange={changed => change(withRule(routing, changed))}
            onRemove={() => {
              change(withoutRule(routing, rule.id))
              setOpen(undefined)
            }}
            onClose={() => setOpen(undefined)}
          />
        )}
      </SheetPlace>
    </Page>
  )
}

const newId = () => `rule-${Date.now().toString(36)}`

/** Why saved rules can't work; what has been changed since is not known before it is saved or tried. */
function brokenOf(settings: SettingsView | undefined, routing: Routing | undefined): Map<string, string> {
  const saved = new Map(settings?.routing.rules.map(rule => [rule.id, rule]))
  const meaning = ({ when, to }: Pick<RoutingRule, 'when' | 'to'>) => JSON.stringify([when, to])
  const untouched = routing?.rules.filter(rule => {
    const before = saved.get(rule.id)
    return before && meaning(before) === meaning(rule)
  })
  const known = new Set(untouched?.map(({ id }) => id))
  return new Map(settings?.broken.filter(({ rule }) => known.has(rule)).map(({ rule, why }) => [rule, why]))
}
