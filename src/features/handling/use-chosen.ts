import { useState } from 'react'
import { isH5 } from '@/lib/a11y'
import { openPage } from '@/lib/navigate'
import { useShown } from '@/lib/shown'
import { useWide } from '@/lib/wide'
import { useListKeys } from './use-list-keys'

/** The name of the detail's region, as SplitView announces it. */
export const DETAIL = '诉求详情'

/**
 * Which request of a list is looked at. On a wide window it is shown beside the list and the keyboard works;
 * on a narrow one it opens as a page of its own at `url`.
 */
export function useChosen(ids: readonly string[], url: string) {
  const wide = useWide()
  const shown = useShown()
  const [chosen, setChosen] = useState('')

  const choose = (id: string) => {
    if (!wide) return openPage(`${url}?id=${id}`)
    if (id === chosen) return goToDetail()
    setChosen(id)
  }
  useListKeys({ ids, selected: chosen, onSelect: setChosen, onEnter: goToDetail, enabled: wide && shown })
  return { chosen: wide ? chosen : '', choose }
}

function goToDetail() {
  if (!isH5) return
  const regions = document.querySelectorAll<HTMLElement>(`[role=region][aria-label=${DETAIL}]`)
  // Pages underneath stay in the document; the one in front has a size.
  Array.from(regions)
    .find(region => region.offsetParent)
    ?.focus()
}
