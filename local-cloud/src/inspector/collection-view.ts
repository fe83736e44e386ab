import { change, read } from './api'
import { documentView } from './document-view'
import { button, empty, field, fill, h, withArrowKeys } from './dom'
import { editor, hasDraft } from './editor'
import { count, sizeOf } from './format'
import { follow } from './live'
import { say } from './notices'

interface Row {
  id: string
  line: string
  size: number
}

interface Page {
  documents: Row[]
  total: number
  rowsScanned: number
  indexes: string[]
}

/** What was last asked of each collection, for coming back to it. */
const asked = new Map<string, { filter: string; sort: string; limit: string; page: number }>()

/** The documents of one collection: filter, sort and pages on the left, one document on the right. */
export function collectionView(place: HTMLElement, name: string): () => void {
  const wish = asked.get(name) ?? { filter: '', sort: '', limit: '20', page: 0 }
  asked.set(name, wish)
  let chosen: string | undefined
  let endDocument = () => {}

  const code = { autocomplete: 'off', spellcheck: 'false', class: 'code' }
  const filter = h('input', { ...code, placeholder: '{"status": "open"}', value: wish.filter })
  const sort = h('input', { ...code, placeholder: '{"at": -1}', value: wish.sort })
  const limit = h('select', {}, ...['20', '50'].map(n => h('option', { selected: n === wish.limit }, n)))
  const error = h('p', { class: 'error', role: 'alert' })
  const summary = h('p', { class: 'hint', role: 'status' })
  const rows = withArrowKeys(h('ul', { class: 'plain rows' }))
  const detail = h('div', { class: 'detail' })
  const earlier = button('Earlier', () => turn(-1))
  const later = button('Later', () => turn(1))

  async function load(): Promise<void> {
    try {
      const { filter, sort, limit, page } = wish
      const found = await read<Page>('documents', { collection: name, filter, sort, limit, page })
      error.textContent = ''
      show(found)
    } catch (reason) {
      error.textContent = (reason as Error).message
      // What stood there answers another question.
      summary.textContent = ''
      fill(rows)
    }
  }

  function show({ documents, total, rowsScanned, indexes }: Page): void {
    const first = wish.page * Number(wish.limit)
    const range = total ? `${first + 1}–${first + documents.length} of ${count(total, 'document')}` : ''
    const how = indexes.length ? `by ${indexes.join(', ')}` : 'without an index'
    summary.textContent = total ? `${range} · read ${count(rowsScanned, 'row')} ${how}` : ''
    earlier.disabled = wish.page === 0
    later.disabled = first + documents.length >= total
    const focused = (document.activeElement as HTMLElement | null)?.dataset.id
    fill(rows, ...documents.map(row => h('li', {}, rowOf(row))))
    if (focused) [...rows.querySelectorAll<HTMLElement>('.row')].find(r => r.dataset.id === focused)?.focus()
    if (!documents.length)
      fill(rows, h('li', {}, empty(wish.filter ? 'No document matches.' : 'No documents here.')))
  }

  function rowOf({ id, line, size }: Row): HTMLElement {
    const row = h(
      'button',
      {
        type: 'button',
        class: 'row document',
        'data-id': id,
        'aria-current': id === chosen && 'true',
        onclick: () => open(id),
      },
      h('span', { class: 'name' }, id.replace(/^"(.*)"$/, '$1')),
      h('span', { class: 'number' }, sizeOf(size)),
      h('span', { class: 'line' }, line),
    )
    return row
  }

  function mark(id: string | undefined): void {
    chosen = id
    for (const row of rows.querySelectorAll<HTMLElement>('.row')) {
      if (row.dataset.id === id) row.setAttribute('aria-current', 'true')
      else row.removeAttribute('aria-current')
    }
  }

  function open(id: string): void {
    endDocument()
    mark(id)
    endDocument = documentView(detail, name, id, close)
  }

  function close(): void {
    endDocument()
    endDocument = () => {}
    mark(undefined)
    fill(detail, empty('Choose a document.'))
  }

  function insert(): void {
    close()
    const form = editor({
      label: 'New document',
      hint: 'EJSON, such as {"title": "…", "at": {"$date": "2026-01-31T08:00:00Z"}}. Without _id it gets one.',
      text: '{\n  \n}',
      action: 'Insert',
      draft: `new ${name}`,
      cancel: close,
      save: async text => {
        const { id } = await change<{ id: string }>('documents/insert', { collection: name, text })
        say('Document inserted')
        await load()
        open(id)
      },
    })
    fill(detail, h('h3', {}, 'Insert a document'), form)
    form.querySelector('textarea')!.focus()
  }

  function turn(by: number): void {
    wish.page = Math.max(0, wish.page + by)
    void load()
  }

  function search(event?: Event): void {
    event?.preventDefault()
    Object.assign(wish, { filter: filter.value, sort: sort.value, limit: limit.value, page: 0 })
    void load()
  }

  limit.addEventListener('change', () => search())
  fill(
    place,
    h('div', { class: 'head' }, h('h2', {}, name), button('Insert a document', insert, 'main')),
    h(
      'form',
      { class: 'bar', onsubmit: search },
      field('Filter', filter),
      field('Sort', sort),
      field('Per page', limit),
      h('button', {}, 'Find'),
    ),
    error,
    h('div', { class: 'bar' }, summary, h('span', { class: 'grow' }), earlier, later),
    h('div', { class: 'split' }, rows, detail),
  )
  close()
  if (hasDraft(`new ${name}`)) insert()
  void load()
  const endFollow = follow(['changed'], () => void load())
  return () => {
    endFollow()
    endDocument()
  }
}
