import type { Output } from '@domain/contract'
import type { HotlineContract } from '@domain/hotline/contract'
import type { Way } from '@domain/hotline/counsellor'
import { useMemo, useState } from 'react'
import { type Slot, slotsFor } from '@/features/hotline/slots'
import { teacher } from '@/features/hotline/words'

type Answer = Output<HotlineContract, 'slots'>

/** The free slots for a way, and the one that is chosen: the first to begin with, none after it was lost. */
export function useChosenSlot(data: Answer | undefined, way: Way | undefined, preset = true) {
  const [start, setStart] = useState<string | null>()
  const slots = useMemo(() => data && slotsFor(data, way), [data, way])
  const wanted = start ?? (start === undefined && preset ? slots?.[0]?.start : undefined)
  return {
    slots,
    /** Undefined as well once it was taken meanwhile. */
    chosen: slots?.find(slot => slot.start === wanted),
    choose: (slot: Slot) => setStart(slot.start),
    lose: () => setStart(null),
    whoOf({ counsellors }: Slot): string {
      const names = data?.counsellors
        .filter(({ id }) => counsellors.includes(id))
        .map(({ name }) => teacher(name))
      return names?.length === 1 ? names[0]! : `${names?.length ?? 0} 位咨询师有空`
    },
  }
}
