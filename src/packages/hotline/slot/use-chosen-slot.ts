import type { Output } from '@domain/contract'
import type { HotlineContract } from '@domain/hotline/contract'
import type { Way } from '@domain/hotline/counsellor'
import { useEffect, useMemo, useState } from 'react'
import type { CloudError } from '@/cloud/error'
import { type Slot, slotsFor } from '@/features/hotline/slots'
import { teacher } from '@/features/hotline/words'

type Answer = Output<HotlineContract, 'slots'>

interface Choosing {
  /** What came of sending the choice. */
  error: CloudError | undefined
  /** False chooses nothing to begin with. */
  preset?: boolean
}

const isGone = ({ code }: CloudError): boolean => code === 'SLOT_TAKEN' || code === 'SLOT_UNAVAILABLE'

/**
 * The free slots for a way, and the one that is chosen: the first to begin with, none after it was lost to somebody
 * else. Whatever else went wrong, the choice stays.
 */
export function useChosenSlot(
  data: Answer | undefined,
  way: Way | undefined,
  { error, preset = true }: Choosing,
) {
  const [start, setStart] = useState<string | null>()
  useEffect(() => {
    if (error && isGone(error)) setStart(null)
  }, [error])
  const slots = useMemo(() => data && slotsFor(data, way), [data, way])
  const wanted = start ?? (start === undefined && preset ? slots?.[0]?.start : undefined)
  return {
    slots,
    /** Undefined as well once it was taken meanwhile. */
    chosen: slots?.find(slot => slot.start === wanted),
    choose: (slot: Slot) => setStart(slot.start),
    whoOf({ counsellors }: Slot): string {
      const names = data?.counsellors
        .filter(({ id }) => counsellors.includes(id))
        .map(({ name }) => teacher(name))
      return names?.length === 1 ? names[0]! : `${names?.length ?? 0} 位咨询师有空`
    },
  }
}
