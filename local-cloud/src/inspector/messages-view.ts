import { read } from './api'
import { button, empty, fill, h, withArrowKeys } from './dom'
import { momentOf, timeOf } from './format'
import { jsonView } from './json-view'
import { follow } from './live'
import { trying } from './notices'
import type { View } from './page'
import { rulesView } from './rules-view'

interface Message {
  id: number
  at: string
  api: string
  function: string
  args: Record<string, unknown>
  reply: { errCode?: number }
}

/** The open-API calls that functions have made, the newest first, and the rules that answer them. */
export const messagesView: View = main => {
  main.className = 'simple'
  const list = withArrowKeys(h('ul', { class: 'plain rows' }))
  const more = button('Show earlier ones', () => void load(oldest))
  const detail = h('div', { class: 'detail' }, empty('Choose a message.'))
  let oldest = 0
  let chosen: number | undefined

  const load = (before?: number) =>
    trying(async () => {
      const found = await read<{ items: Message[]; more: boolean }>('messages', before ? { before } : {})
      const focused = (document.activeElement as HTMLElement | null)?.dataset.id
      if (!before) fill(list)
      list.append(...found.items.map(item => h('li', {}, rowOf(item))))
      oldest = found.items.at(-1)?.id ?? oldest
      more.hidden = !found.more
      if (!list.children.length) fill(list, h('li', {}, empty('No open API was called yet.')))
      if (focused) list.querySelector<HTMLElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus()
    })

  function rowOf(item: Message): HTMLElement {
    const code = item.reply.errCode ?? 0
    const row = h(
      'button',
      {
        type: 'button',
        class: 'row',
        'data-id': item.id,
        'aria-current': item.id === chosen && 'true',
        onclick: () => open(item, row),
      },
      h('span', { class: 'name' }, item.api),
      h('span', { class: `chip ${code ? 'threw' : 'ok'}` }, code ? String(code) : 'ok'),
      h(
        'span',
        { class: 'line' },
        `${timeOf(item.at)} · ${item.function} · ${JSON.stringify(item.args)}`.slice(0, 300),
      ),
    )
    return row
  }

  function open(item: Message, row: HTMLElement): void {
    for (const other of list.querySelectorAll('[aria-current]')) other.removeAttribute('aria-current')
    row.setAttribute('aria-current', 'true')
    chosen = item.id
    fill(
      detail,
      h('h3', {}, item.api),
      h('p', { class: 'hint' }, `${momentOf(item.at)}, by the function ${item.function || '(unknown)'}`),
      h('h4', {}, 'Arguments'),
      jsonView(JSON.stringify(item.args), 'Arguments'),
      h('h4', {}, 'Reply'),
      jsonView(JSON.stringify(item.reply), 'Reply'),
    )
  }

  fill(
    main,
    h('div', { class: 'head' }, h('h2', {}, 'Messages')),
    rulesView(),
    h('div', { class: 'split' }, h('div', { class: 'rows-box' }, list, more), detail),
  )
  void load()
  return follow(['message'], () => void load())
}
