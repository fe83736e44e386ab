import { formatTime } from '@/lib/time'
import { cloud, type OutboxItem } from './cloud'
import { cloudNow } from './cloud-time'
import { h, icon } from './dom'
import { tellMessage } from './message-words'

/** More than these nobody reads; older ones stay in the cloud's outbox. */
const SHOWN = 200

interface MessagesProps {
  nameOf(openid: string): string
  /** Opens a message's page on the phone of the person who got it. */
  open(openid: string, page: string): void
  /** How many came since the last look. */
  onNews(count: number): void
}

/** The calls that functions made to WeChat: content checks and subscribe messages, the newest first. */
export function createMessages({ nameOf, open, onNews }: MessagesProps) {
  const list = h('ol', { class: 'messages', 'aria-label': '消息，最新的在最上面' })
  const empty = h(
    'p',
    { class: 'empty' },
    '还没有消息。提交一件诉求试试：内容检查和发给干部、居民的订阅消息都会出现在这里。',
  )
  const element = h('div', {}, empty, list)
  let last: OutboxItem['id'] | undefined
  let loaded = false
  let running: Promise<void> = Promise.resolve()

  function row(item: OutboxItem): HTMLElement {
    const told = tellMessage(item, nameOf)
    const { to, page } = told
    const opener = () =>
      h(
        'button',
        {
          class: 'text-button',
          type: 'button',
          'aria-label': `在手机上打开：${nameOf(to!)}`,
          onclick: () => open(to!, page!),
        },
        '在手机上打开',
      )
    return h(
      'li',
      { class: 'message' },
      h(
        'p',
        { class: 'message-head' },
        h('span', { class: 'message-kind' }, told.kind),
        h(
          'span',
          { class: `chip ${told.fine ? 'green' : 'amber'}` },
          icon(told.fine ? 'check' : 'warning'),
          told.outcome,
        ),
      ),
      h('p', { class: 'message-text' }, told.text),
      told.detail && h('p', { class: 'message-detail' }, told.detail),
      h(
        'p',
        { class: 'message-foot' },
        h('time', { datetime: item.at }, formatTime(item.at, cloudNow())),
        to && page && opener(),
      ),
    )
  }

  /** The outbox answers in pages, the oldest first. */
  async function everythingNew(): Promise<OutboxItem[]> {
    const items: OutboxItem[] = []
    for (;;) {
      const page = await cloud.outbox(last)
      if (page.length === 0) return items
      items.push(...page)
      last = page.at(-1)?.id
    }
  }

  async function load() {
    const items = await everythingNew()
    const news = loaded
    loaded = true
    if (items.length === 0) return
    list.prepend(...items.slice(-SHOWN).reverse().map(row))
    while (list.children.length > SHOWN) list.lastElementChild?.remove()
    empty.hidden = true
    if (news) onNews(items.length)
  }

  return {
    element,
    /** Fetches what is new. One at a time, so that nothing is shown twice. */
    refresh() {
      running = running.then(load).catch(() => undefined)
      return running
    },
    /** Tells the times of what is shown anew, after the clock was moved or time has passed. */
    retime() {
      for (const time of list.querySelectorAll('time'))
        time.textContent = formatTime(time.dateTime, cloudNow())
    },
  }
}
