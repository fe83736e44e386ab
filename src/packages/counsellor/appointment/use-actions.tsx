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
  const ask = (what: Asked, words: string) => (
    <Button key={what} kind="secondary" onPress={() => setAsked(what)}>
      {words}
    </Button>
  )
  // While they talk, the one red button is the call's.
  const isOver = Date.parse(view.end) <= Date.now()
  const tell = (what: 'confirm' | 'done', words: string) => (
    <Button
      key={what}
      kind={what === 'done' && !isOver ? 'secondary' : 'primary'}
      loading={acting.running}
      onPress={() => void acting.act(what)}
    >
      {words}
    </Button>
  )
  const isCorrection = status === 'done' || status === 'noShow'
  const buttons = [
    can.includes('decline') && ask('decline', '婉拒'),
    can.includes('noShow') && !isCorrection && ask('noShow', '爽约'),
    can.includes('confirm') && tell('confirm', '确认预约'),
    can.includes('done') && !isCorrection && tell('done', '已完成'),
  ].filter(Boolean)
  // A slip of the finger is put right with a small button.
  const other = status === 'done' ? 'noShow' : 'done'
  const correction = isCorrection && can.includes(other) && (
    <Button
      kind="quiet"
      inline
      icon="edit"
      loading={acting.running}
      onPress={() => (other === 'noShow' ? setAsked(other) : void acting.act(other))}
    >
      {other === 'noShow' ? '改记为爽约' : '改记为已完成'}
    </Button>
  )
  const cancel = can.includes('cancel') && !can.includes('confirm') && (
    <Button kind="quiet" inline icon="return" onPress={() => setAsked('cancel')}>
      取消预约
    </Button>
  )
  const sheet = (
    <SheetPlace>
      {asked && <ActSheet asked={asked} view={view} acting={acting} onClose={() => setAsked(undefined)} />}
    </SheetPlace>
  )
  return {
    buttons: buttons.length > 0 ? buttons : undefined,
    sheet,
    /** What is rarely wanted, beside the state. */
    rare: correction || cancel,
    ask: setAsked,
    refused: asked ? undefined : acting.error?.message,
  }
}
