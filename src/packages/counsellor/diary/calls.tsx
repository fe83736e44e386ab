import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Chip } from '@/components/chip'
import { List } from '@/components/list'
import { ListItem } from '@/components/list-item'
import { toast } from '@/components/page'
import { Section } from '@/components/surface'
import { useHotline } from '@/features/hotline/use-hotline'
import { callPhone } from '@/lib/device'
import { formatTime } from '@/lib/time'
import type { Diary } from '../shared/types'
import { Pair } from './pair'

type Call = Diary['calls'][number]

/** Clients who asked to be called back, those in distress first. */
export function Calls({ calls }: { calls: readonly Call[] }) {
  if (calls.length === 0) return null
  const sorted = [...calls].sort((a, b) => Number(b.why === 'safety') - Number(a.why === 'safety'))
  return (
    <Section title="请您回电">
      <List
        label="请您回电"
        items={sorted}
        keyOf={({ id }) => id}
        empty={{ text: '' }}
        render={call => <CallRow call={call} />}
      />
    </Section>
  )
}

function CallRow({ call }: { call: Call }) {
  const { id, name, phone, why, at } = call
  const { send, running, error } = useHotline(`called:${id}`, cloud.hotline.called)
  async function done() {
    if (await send({ id })) toast('已记下，号码不再保留')
  }
  return (
    <ListItem
      title={name}
      detail={phone}
      chip={
        why === 'safety' ? (
          <Chip tone="red" icon="warning">
            紧急
          </Chip>
        ) : (
          <Chip>再约之前先通话</Chip>
        )
      }
      meta={error ? error.message : formatTime(at)}
      action={
        <Pair>
          <Button kind="quiet" inline label={`已通话：${name}`} loading={running} onPress={() => void done()}>
            已通话
          </Button>
          <Button
            kind="quiet"
            inline
            icon="phone"
            label={`拨打：${name}`}
            onPress={() => void callPhone(phone)}
          >
            拨打
          </Button>
        </Pair>
      }
    />
  )
}
