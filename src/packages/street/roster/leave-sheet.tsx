import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { DateInput } from '@/components/date-input'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { instantOf } from '@/lib/clock'
import { inChina } from '@/lib/time'
import type { PostView } from '../shared/use-settings'
import { useLeaving, useRosterChanged } from './use-leaving'

const DAY = 'YYYY-MM-DD'

/** Sends somebody on leave from all their posts, once it is said what becomes of the work. */
export function LeaveSheet({ post, onClose }: { post: PostView; onClose: () => void }) {
  const [now] = useState(Date.now)
  const [first, setFirst] = useState(() => inChina(now).format(DAY))
  const [back, setBack] = useState(() => inChina(now).add(7, 'day').format(DAY))
  const { send, running, error } = useCommand(`leave:${post.person}`, cloud.street.leave)
  const changed = useRosterChanged()
  const from = instantOf(first, '00:00')
  const until = instantOf(back, '00:00')
  const { words, may } = useLeaving(post.id, 'leave', {
    ...(from && { from }),
    ...(until && { until }),
  })
  const wrongBack = back <= first ? '回来的日子要在请假第一天之后' : null
  async function leave() {
    if (!from || !until || wrongBack) return
    const done = await send({ person: post.person, from, until })
    if (!done) return
    toast(done.handedOver > 0 ? `已请假，${done.handedOver} 件已经交接` : '已记下请假')
    changed()
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${post.name}请假`}
      actions={
        <Button disabled={!may || Boolean(wrongBack)} loading={running} onPress={() => void leave()}>
          记下请假
        </Button>
      }
    >
      <Field label="请假第一天">
        <DateInput value={first} onChange={setFirst} />
      </Field>
      <Field label="哪天回来上班" hint="请假期间不再派给他；到这天零点自动恢复。" error={wrongBack}>
        <DateInput value={back} onChange={setBack} from={first} />
      </Field>
      <View>请假开始时，按现在的情况：{words}</View>
      {error && <Notice tone={error.again ? 'amber' : 'red'}>{error.message}</Notice>}
    </Sheet>
  )
}
