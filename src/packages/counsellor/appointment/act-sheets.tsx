import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Confirm, Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { startWords } from '@/features/hotline/when'
import type { AppointmentView } from '../shared/types'
import { isWalkIn } from '../shared/words'
import type { Act, useAct } from './use-act'

/** What has to be asked before. */
export type Asked = Exclude<Act, 'confirm' | 'done'>

interface ActSheetProps {
  asked: Asked
  view: AppointmentView
  acting: ReturnType<typeof useAct>
  onClose: () => void
}

/** Asks for the reason, or once more, before something that the client will be told. */
export function ActSheet({ asked, ...props }: ActSheetProps) {
  if (asked === 'decline' || asked === 'cancel') return <ReasonSheet {...props} asked={asked} />
  return <SureSheet {...props} asked={asked} />
}

const reasonWords = {
  decline: {
    title: '婉拒这次预约',
    verb: '婉拒预约',
    about: '这个时段会空出来。来访者会马上知道，可以改约别的时间。',
    kept: '来访者会马上知道，仍按原来约好的时间见面。',
  },
  cancel: {
    title: '取消这次预约',
    verb: '取消预约',
    about:
      '来访者会马上知道。请写一句原因，让人安心。这个时段会关上，不让给别人；想重新开放，在日程里点一下就行。',
  },
}
const MOST = 200

function ReasonSheet({ asked, view, acting, onClose }: ActSheetProps & { asked: 'decline' | 'cancel' }) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const { title, verb, about } = reasonWords[asked]
  const walkIn = isWalkIn(view)
  const said = asked === 'decline' && view.kept ? reasonWords.decline.kept : about
  const isNeeded = asked === 'cancel' && view.reasonNeeded
  const isMissing = isNeeded && reason.trim() === ''
  async function submit() {
    setTried(true)
    if (!isMissing && (await acting.act(asked, reason))) onClose()
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      actions={
        <Button kind="danger" loading={acting.running} onPress={() => void submit()}>
          {acting.running ? '正在提交' : verb}
        </Button>
      }
    >
      <View>
        {view.name}，{startWords(view.start)}。{walkIn ? '这位是您登记的，请自己打个招呼。' : said}
      </View>
      <Field
        label={walkIn ? '原因' : '原因，来访者会看到'}
        optional={!isNeeded}
        error={tried && isMissing ? '请写一句原因，例如临时有事' : null}
      >
        <TextArea
          value={reason}
          onChange={setReason}
          maxLength={MOST}
          placeholder="例如：当天临时有事，请改约明天，抱歉。"
        />
      </Field>
      {acting.error && <Notice tone="amber">{acting.error.message}</Notice>}
    </Sheet>
  )
}

const sureWords = {
  noShow: {
    title: '记为爽约',
    verb: '记为爽约',
    text: '来访者会收到通知，可以申诉；次数多了，下次预约前要先通一次电话。请先确认他没有来，也没有打过招呼。',
  },
  upheld: { title: '申诉成立', verb: '撤销爽约', text: '这次不再算爽约，来访者会收到通知。' },
  rejected: { title: '维持爽约', verb: '维持爽约', text: '这次仍然算爽约，来访者会收到通知。' },
}

function SureSheet({ asked, view, acting, onClose }: ActSheetProps & { asked: keyof typeof sureWords }) {
  const { title, verb, text } = sureWords[asked]
  const words = isWalkIn(view) ? '这次没有来，记一笔就好。记错了可以再改。' : text
  return (
    <Confirm
      open
      title={title}
      text={acting.error?.message ?? words}
      confirm={verb}
      danger={asked !== 'upheld'}
      loading={acting.running}
      onClose={onClose}
      onConfirm={() => void acting.act(asked).then(done => done && onClose())}
    />
  )
}
