import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { readSentenceOf } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { EmptyState, ErrorState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet, SheetPlace } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { Section, Surface } from '@/components/surface'
import { useHotline } from '@/features/hotline/use-hotline'
import type { AppointmentView } from '../shared/types'
import styles from './appointment.module.scss'

const stateWords = {
  asked: (name: string) => `已请来访者答复：是否同意把记录转给${name}。`,
  agreed: (name: string) => `来访者同意了，${name}能看到记录。`,
  refused: (name: string) => `来访者没有同意转给${name}，记录仍然只有您能看。`,
}

/** Hands the notes about a client to a colleague, once the client agrees. */
export function HandOver({ view }: { view: AppointmentView }) {
  const [open, setOpen] = useState(false)
  const { handOver, can } = view
  const mayAsk = can.includes('askHandOver') && handOver?.state !== 'asked'
  if (!handOver && !mayAsk) return null
  return (
    <Section title="转交同事">
      <Surface>
        <View className={styles.soft}>
          {handOver
            ? stateWords[handOver.state](handOver.toName)
            : '换一位咨询师接着聊时，可以把记录转过去。来访者同意了，对方才看得到。'}
        </View>
        {mayAsk && (
          <Button kind="secondary" icon="swap" onPress={() => setOpen(true)}>
            转交给同事
          </Button>
        )}
      </Surface>
      <SheetPlace>{open && <ColleagueSheet view={view} onClose={() => setOpen(false)} />}</SheetPlace>
    </Section>
  )
}

function ColleagueSheet({ view, onClose }: { view: AppointmentView; onClose: () => void }) {
  const { id, version } = view
  const [to, setTo] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.colleagues,
    queryFn: async () => (await cloud.hotline.colleagues({})).items,
  })
  const command = useHotline(`hand-over:${id}`, cloud.hotline.askHandOver)
  async function ask() {
    if (!(await command.send({ id, version, to }))) return
    toast('已请来访者答复')
    onClose()
  }
  return (
    <Sheet
      open
      title="转交给谁"
      onClose={onClose}
      actions={
        <Button disabled={!to} loading={command.running} onPress={() => void ask()}>
          请来访者同意
        </Button>
      }
    >
      <View>{view.name}同意以后，这位同事能看到您写的记录；不同意，就只有您能看。</View>
      {data ? (
        data.length > 0 ? (
          <ChoiceList
            label="同事"
            options={data.map(({ id: value, name: label }) => ({ value, label }))}
            value={to || undefined}
            onChange={setTo}
          />
        ) : (
          <EmptyState drawing="search" text="街道还没有登记别的咨询师。" />
        )
      ) : error ? (
        <ErrorState text={readSentenceOf(error)} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={2} />
      )}
      {command.error && <Notice tone="amber">{command.error.message}</Notice>}
    </Sheet>
  )
}
