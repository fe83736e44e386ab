import type { RoutingSettings } from '@domain/street/settings'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { perTap } from '@/cloud/key-keepers'
import { queryKeys } from '@/cloud/query-keys'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Confirm, Sheet, SheetPlace } from '@/components/sheet'
import { Section, Surface } from '@/components/surface'
import { Switch } from '@/components/switch'
import { UnitFinder } from '@/features/unit/unit-finder'

interface EmergencyProps {
  emergency: RoutingSettings['emergency']
  units: readonly { id: string; name: string; community: string }[]
}

/** What is about to be switched: the whole street, or one unit. */
interface Turn {
  on: boolean
  unit?: { id: string; name: string }
}

const wholeStreet = '全街道'

/** The emergency switch (平战结合). It counts at once, apart from the rules that are being written. */
export function Emergency({ emergency, units }: EmergencyProps) {
  const client = useQueryClient()
  const [turn, setTurn] = useState<Turn>()
  const [choosing, setChoosing] = useState(false)
  const { send, running, error, clear } = useCommand('street:emergency', cloud.street.emergency, perTap)
  const nameOf = (id: string) => units.find(unit => unit.id === id)?.name ?? '已撤销的单元'
  const where = turn?.unit?.name ?? wholeStreet

  async function confirm() {
    if (!turn) return
    const after = await send({ on: turn.on, ...(turn.unit && { unit: turn.unit.id }) })
    setTurn(undefined)
    if (!after) return
    client.setQueryData(queryKeys.settings, after)
    toast(turn.on ? `${where}已转入应急` : `${where}已恢复平时`)
  }
  const ask = (next: Turn) => {
    clear()
    setTurn(next)
  }

  return (
    <Section title="平战结合">
      <Surface>
        <Switch
          label="全街道应急"
          detail={emergency.street ? '应急规则在用，期限昼夜连续计算' : '疫情、汛情等紧急时打开'}
          value={emergency.street}
          onChange={on => ask({ on })}
        />
        {emergency.units.map(id => (
          <Switch
            key={id}
            label={`${nameOf(id)}应急`}
            detail={emergency.street ? '全街道已经应急' : '只有这个单元应急'}
            value
            onChange={() => ask({ on: false, unit: { id, name: nameOf(id) } })}
          />
        ))}
        <Button kind="quiet" inline onPress={() => setChoosing(true)}>
          让一个单元单独应急
        </Button>
      </Surface>
      {error && <Notice tone="amber">{error.message}</Notice>}
      <SheetPlace>
        {choosing && (
          <Sheet open title="哪个单元应急" onClose={() => setChoosing(false)}>
            <UnitFinder
              label="单元"
              value=""
              community={units[0]?.community ?? ''}
              onChange={unit => {
                setChoosing(false)
                ask({ on: true, unit })
              }}
            />
          </Sheet>
        )}
      </SheetPlace>
      <Confirm
        open={turn !== undefined}
        onClose={() => setTurn(undefined)}
        onConfirm={() => void confirm()}
        title={turn?.on ? `${where}转入应急？` : `${where}恢复平时？`}
        text={
          turn?.on
            ? `从现在起，${where}新来的诉求按“应急时”的规则派，接单和办结的期限昼夜连续计算。已经派出的不变。`
            : `从现在起，${where}新来的诉求按平时的规则派，期限按工作时间计算。已经派出的不变。`
        }
        confirm={turn?.on ? '转入应急' : '恢复平时'}
        loading={running}
      />
    </Section>
  )
}
