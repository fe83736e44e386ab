import type { ProblemLog } from './problems'
import type { Realm } from './realm'

type Listener = (...values: unknown[]) => void

/** One end of the line between a page and the page that opened it. */
interface ChannelEnd {
  on: (name: string, listener: Listener) => void
  once: (name: string, listener: Listener) => void
  off: (name: string, listener?: Listener) => void
  emit: (name: string, ...values: unknown[]) => void
}

/** The two ends of `wx.navigateTo`'s event channel: the opener's, and the opened page's. */
export function createEventChannel(
  realm: Realm,
  log: ProblemLog,
): { opener: ChannelEnd; opened: ChannelEnd } {
  const end = (own: Map<string, Set<Listener>>, other: Map<string, Set<Listener>>): ChannelEnd => {
    const on = (name: string, listener: Listener) => {
      own.set(name, (own.get(name) ?? new Set<Listener>()).add(listener))
    }
    const off = (name: string, listener?: Listener) => {
      if (listener) own.get(name)?.delete(listener)
      else own.delete(name)
    }
    const once = (name: string, listener: Listener) => {
      const first: Listener = (...values) => {
        off(name, first)
        listener(...values)
      }
      on(name, first)
    }
    const emit = (name: string, ...values: unknown[]) => {
      for (const listener of [...(other.get(name) ?? [])])
        log.guard(`event channel "${name}"`, () => listener(...values.map(value => realm.copyIn(value))))
    }
    return { on, once, off, emit }
  }
  const openerSide = new Map<string, Set<Listener>>()
  const openedSide = new Map<string, Set<Listener>>()
  return { opener: end(openerSide, openedSide), opened: end(openedSide, openerSide) }
}
