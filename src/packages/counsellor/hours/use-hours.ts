import type { Input } from '@domain/contract'
import type { HotlineContract } from '@domain/hotline/contract'
import type { Schedule } from '@domain/hotline/schedule'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { CloudError, sentenceOf } from '@/cloud/error'
import { toast } from '@/components/page'
import { useHotline } from '@/features/hotline/use-hotline'
import { useDraft } from '@/lib/draft'
import type { AppointmentView } from '../shared/types'
import { useOffice } from '../shared/use-hotline'

/** What becomes of the appointments that new hours leave outside. */
export interface Decision {
  id: string
  keep: boolean
  reason?: string
}
interface Kept {
  /** How often the hours were saved when the changes began. */
  version?: number
  schedule?: Schedule
}

const isOutdatedBy = (error: unknown) => error instanceof CloudError && error.code === 'HOURS_AFFECT'

/**
 * The hours while they are changed: what was typed survives reloads. Saving looks first which appointments would lie
 * outside, and goes on once each of them is decided.
 */
export function useHours() {
  const query = useOffice()
  const [kept, setKept, forget] = useDraft<Kept>('counsellor:hours', {})
  const [affected, setAffected] = useState<AppointmentView[]>()
  const [trying, setTrying] = useState(false)
  const [refusal, setRefusal] = useState('')
  /** Where another booking came meanwhile, the list is read again, and what was decided of the others stays. */
  async function saveHours(input: Input<HotlineContract, 'saveHours'>, key: string) {
    try {
      return await cloud.hotline.saveHours(input, key)
    } catch (error) {
      if (isOutdatedBy(error)) {
        const { affected: found } = await cloud.hotline.tryHours({ schedule: input.schedule })
        setAffected(found.length > 0 ? found : undefined)
      }
      throw error
    }
  }
  const command = useHotline('hours', saveHours)
  const saved = query.data?.schedule
  const version = kept.version ?? query.data?.saved.hours
  const dirty = kept.schedule !== undefined && JSON.stringify(kept.schedule) !== JSON.stringify(saved)
  const value = dirty ? kept.schedule : saved

  function discard() {
    setKept({ version: undefined, schedule: undefined })
    forget()
    command.clear()
    setRefusal('')
    setAffected(undefined)
  }

  async function send(decisions: Decision[]) {
    if (!value) return
    const done = await command.send({ ...(version && { version }), schedule: value, decisions })
    if (!done) return
    toast(done.cancelled > 0 ? `已保存，取消了 ${done.cancelled} 个预约` : '已保存')
    discard()
  }

  /** Looks which appointments are affected, and saves at once where there are none. */
  async function save() {
    if (!value || trying) return
    setTrying(true)
    setRefusal('')
    try {
      const found = (await cloud.hotline.tryHours({ schedule: value })).affected
      if (found.length === 0) await send([])
      else setAffected(found)
    } catch (failure) {
      setRefusal(sentenceOf(failure))
    } finally {
      setTrying(false)
    }
  }

  const isOutdated = isOutdatedBy(command.error)
  return {
    query,
    value,
    dirty,
    change: (fields: Partial<Schedule>) => value && setKept({ version, schedule: { ...value, ...fields } }),
    discard,
    save,
    saving: trying || command.running,
    affected,
    /** Saves with what was decided. */
    decide: send,
    isOutdated,
    closeAffected: () => setAffected(undefined),
    refusal: refusal || ((!isOutdated || !affected) && command.error?.message) || '',
  }
}
