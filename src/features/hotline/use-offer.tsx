import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { toast } from '@/components/page'
import { askForMessages } from '@/lib/messages'
import { type Brief, useHotline, useReminderTemplates } from './use-hotline'

/** The two answers to a freed slot that is kept for me, and what went wrong with them. */
export function useOffer(offer: Pick<Brief, 'id' | 'version'>) {
  const take = useHotline(`takeOffer:${offer.id}`, cloud.hotline.takeOffer)
  const pass = useHotline(`passOffer:${offer.id}`, cloud.hotline.passOffer)
  const templates = useReminderTemplates()
  const { id, version } = offer

  async function accept() {
    askForMessages(templates)
    const answer = await take.send({ id, version })
    if (answer) toast(answer.appointment.status === 'held' ? '好的，等咨询师确认' : '约好了')
  }
  async function refuse() {
    if (await pass.send({ id, version })) toast('好的，有别的空位再告诉您')
  }
  return {
    error: take.error ?? pass.error,
    pass: (
      <Button kind="secondary" loading={pass.running} disabled={take.running} onPress={refuse}>
        这次不合适
      </Button>
    ),
    take: (
      <Button loading={take.running} disabled={pass.running} onPress={accept}>
        我要这个时段
      </Button>
    ),
  }
}
