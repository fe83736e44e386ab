import type { MeView } from '@domain/account/schema'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { toast } from '@/components/page'
import { useSaveMe } from '@/features/account/use-save'
import { unitInCode } from '@/features/unit/find-units'

/**
 * Chooses the unit of the code by which the mini-program was opened (`scene=u=<id>` or `unit=<id>`), once.
 * Gives the sentence about what went wrong with it.
 */
export function useScannedUnit(me: MeView | undefined): string | undefined {
  const { params } = useRouter()
  const save = useSaveMe()
  const done = useRef(false)
  const query = Object.entries(params).map(([name, value]) => `${name}=${value}`)
  const unit = unitInCode(query.join('&'))
  useEffect(() => {
    if (!me || !unit || done.current) return
    done.current = true
    if (me.unit?.id === unit) return
    void save.send({ unit }).then(now => now?.unit && toast(`已选择${now.unit.name}`))
  }, [me, unit, save.send])
  return save.error?.message
}
