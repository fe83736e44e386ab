import { cloud } from '@/cloud/client'
import { toast } from '@/components/page'
import { useHotline } from '@/features/hotline/use-hotline'
import type { AppointmentView } from '../shared/types'
import { isWalkIn } from '../shared/words'

/** What a counsellor says of an appointment with one tap or a few words. */
export type Act = 'confirm' | 'decline' | 'cancel' | 'done' | 'noShow' | 'upheld' | 'rejected'
interface Saying {
  id: string
  version: number
  act: Act
  reason?: string
}

const { hotline } = cloud
const say = ({ act, reason, ...one }: Saying, key: string) => {
  if (act === 'confirm') return hotline.confirm(one, key)
  if (act === 'decline') return hotline.decline({ ...one, ...(reason && { reason }) }, key)
  if (act === 'cancel') return hotline.cancel({ ...one, ...(reason && { reason }) }, key)
  if (act === 'done' || act === 'noShow') return hotline.finish({ ...one, outcome: act }, key)
  return hotline.decideAppeal({ ...one, upheld: act === 'upheld' }, key)
}

const told: Record<Act, string> = {
  confirm: '已确认',
  decline: '已婉拒',
  cancel: '已取消',
  done: '已记为完成',
  noShow: '已记为爽约',
  upheld: '已撤销这次爽约',
  rejected: '已维持爽约',
}

/** Says something of an appointment, and reads the diary again, also when somebody was faster. */
export function useAct(view: AppointmentView) {
  const { id, version } = view
  const { send, ...command } = useHotline(`act:${id}`, say)
  /** Whether it was done. */
  async function act(what: Act, reason = ''): Promise<boolean> {
    const done = await send({ id, version, act: what, reason: reason.trim() })
    // The diary shows the hour closed: why is said where it happens.
    if (done && 'closed' in done && done.closed) toast('已取消，时段已关上')
    else if (done) toast(what === 'done' || isWalkIn(view) ? told[what] : `${told[what]}，会告诉来访者`)
    return Boolean(done)
  }
  return { ...command, act }
}
