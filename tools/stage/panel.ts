import { createClock } from './clock-panel'
import { everySecond } from './cloud-time'
import { byId, h } from './dom'
import { createFaults } from './faults-panel'
import { createMessages } from './messages-panel'
import { createMetrics } from './metrics-panel'
import { createTabs } from './tabs'

interface PanelProps {
  nameOf(openid: string): string
  openMessage(openid: string, page: string): void
}

/** Everything beside the phones: the clock, and in tabs the messages, the faults and the metrics. */
export function createPanel({ nameOf, openMessage }: PanelProps) {
  let unread = 0
  const messages = createMessages({
    nameOf,
    open: openMessage,
    onNews: count => {
      unread = tabs.isShown('messages') ? 0 : unread + count
      tabs.mark('messages', unread ? String(unread) : '')
    },
  })
  const faults = createFaults(on => tabs.mark('faults', on ? '开' : ''))
  const metrics = createMetrics()
  const tabs = createTabs([
    {
      id: 'messages',
      label: '消息',
      content: messages.element,
      onShow: () => {
        unread = 0
        tabs.mark('messages', '')
      },
    },
    { id: 'faults', label: '故障', content: faults.element, onShow: () => void faults.refresh() },
    { id: 'metrics', label: '计量', content: metrics.element, onShow: () => void metrics.refresh() },
  ])
  byId('panel').replaceChildren(h('div', { class: 'panel-inside' }, createClock(), tabs.element))
  tabs.start()
  everySecond(messages.retime)
  return {
    /** Fetches the messages that are new. */
    messages: () => messages.refresh(),
    /** Everything anew, after the connection was lost. */
    refresh: async () => {
      await Promise.all([messages.refresh(), faults.refresh(), tabs.isShown('metrics') && metrics.refresh()])
    },
  }
}
