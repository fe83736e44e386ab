import { useState } from 'react'
import { Button } from '@/components/button'
import { SheetPlace } from '@/components/sheet'
import type { AppointmentView } from '../shared/types'
import { ActSheet, type Asked } from './act-sheets'
import { useAct } from './use-act'

/** What can be done with an appointment: one primary button and one beside it, what is asked before, what went wrong. */
export function useActions(view: AppointmentView) {
  const [asked, setAsked] = useState<Asked>()
  const acting = useAct(view)
  const { can, status } = view
  const ask = (kind: 'secondary' | 'danger', what: Asked, words: string) => (
    <Button key={what} kind={kind} onPress={() => setAsked(what)}>
      {words}
    </Button>
  )
  const tell = (what: 'confirm' | 'done', words: string, kind: 'primary' | 'secondary' = 'primary') => (
    <Button key={what} kind={kind} loading={acting.running} onPress={() => void acting.act(what)}>
      {words}
    </Button>
  )
  const isCorrection = status === 'done' || status === 'noShow'
  const buttons = [
    can.includes('decline') && ask('secondary', 'decline', '婉拒'),
    can.includes('noShow') && ask('secondary', 'noShow', isCorrection ? '改记为爽约' : '爽约'),
    can.includes('cancel') && !can.includes('confirm') && ask('danger', 'cancel', '取消预约'),
    can.includes('confirm') && tell('confirm', '确认预约'),
    can.includes('done') &&
      tell('done', isCorrection ? '改记为已完成' : '已完成', isCorrection ? 'secondary' : 'primary'),
  ].filter(Boolean)
  const sheet = (
    <SheetPlace>
      {asked && <ActSheet asked={asked} view={view} acting={acting} onClose={() => setAsked(undefined)} />}
    </SheetPlace>
  )
  return {
    buttons: buttons.length > 0 ? buttons : undefined,
    sheet,
    ask: setAsked,
    refused: asked ? undefined : acting.error?.message,
  }
}
