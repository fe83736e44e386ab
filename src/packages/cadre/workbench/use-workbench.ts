import { useRequestList } from '@/features/request/use-request-list'
import { sortIntoTabs, type Tab, together } from './tabs'

/** One page holds all that a cadre usually has; so one call serves all open tabs. */
const PAGE = 50

/** The workbench of a cadre, in all units or one: its tabs, the list behind the chosen one, and how to read anew. */
export function useWorkbench(unit: string, tab: Tab) {
  const where = unit ? { unit } : {}
  const open = useRequestList({ view: 'workbench', limit: PAGE, ...where })
  // A flood of waiting requests fills the page; what is in hand must not drown in it.
  const flooded = open.more !== undefined
  const hand = useRequestList({ view: 'hand', limit: PAGE, ...where }, { enabled: flooded })
  const done = useRequestList({ view: 'done', ...where }, { enabled: tab === 'done' })

  const helping = useRequestList({ view: 'helping', limit: PAGE }, { live: tab === 'helping' })

  const tabs = open.items && sortIntoTabs(together(open.items, flooded ? hand.items : []), Date.now())
  const more = tab === 'hand' && flooded ? hand.more : open.more
  return {
    tabs,
    /** There are more that wait than those that are loaded. */
    flooded,
    /** Open parts of others' requests; of all units, whichever is chosen. */
    helping: helping.items,
    list:
      tab === 'done'
        ? done
        : tab === 'helping'
          ? helping
          : { ...open, more, items: tabs?.[tab as 'waiting'] },
    refresh: async () => {
      await Promise.all([
        open.refresh(),
        helping.refresh(),
        flooded && hand.refresh(),
        tab === 'done' && done.refresh(),
      ])
    },
  }
}
