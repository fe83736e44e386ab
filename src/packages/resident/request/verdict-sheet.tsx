import type { Satisfaction } from '@domain/request/model'
import type { RequestView } from '@domain/request/schema'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Sheet } from '@/components/sheet'
import { TextArea } from '@/components/text-area'
import { useTemplates } from '@/features/request/use-home'
import { useMove } from '@/features/request/use-move'
import { useDraft } from '@/lib/draft'
import { askForMessages } from '@/lib/messages'
import { SatisfactionField } from './satisfaction-field'

interface Said {
  satisfaction?: Satisfaction
  words: string
}

interface SolvedProps {
  view: RequestView
  solved: boolean
  onClose: () => void
}

const tells = {
  solved: {
    title: '太好了，问题解决了',
    words: '想对办理的人说句话吗',
    send: '确认解决了',
    done: '谢谢您的评价',
  },
  unsolved: {
    title: '先记下：还没有解决',
    words: '想说句话吗',
    send: '提交评价',
    done: '已记下，7 天内都可以请重办',
  },
}

/** The verdict, and with it what one likes to say besides: both questions may be skipped. */
export function VerdictSheet({ view, solved, onClose }: SolvedProps) {
  const [said, change, clear] = useDraft<Said>(`rate:${view.id}:${solved}`, { words: '' })
  const rate = useMove('rate', view.id, cloud.request.rate)
  const templates = useTemplates()
  const tell = tells[solved ? 'solved' : 'unsolved']
  const words = said.words.trim()
  async function send() {
    askForMessages(templates)
    const more = { ...(said.satisfaction && { satisfaction: said.satisfaction }), ...(words && { words }) }
    if (!(await rate.send({ solved, ...more }))) return
    clear()
    onClose()
    toast(tell.done)
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={tell.title}
      actions={
        <Button loading={rate.running} onPress={send}>
          {tell.send}
        </Button>
      }
    >
      <SatisfactionField value={said.satisfaction} onChange={satisfaction => change({ satisfaction })} />
      <Field label={tell.words} optional>
        <TextArea value={said.words} onChange={typed => change({ words: typed })} maxLength={500} />
      </Field>
      {rate.error && <Notice tone="amber">{rate.error.message}</Notice>}
    </Sheet>
  )
}
