import { type Child, h } from './dom'

/** Texts of more characters than a moment has may be broken into lines. */
const SHORT = 24

/** A table with its heads; numbers stand to the right. */
export function table(caption: string, heads: string[], rows: Child[][]): HTMLElement {
  const cell = (content: Child) => h('td', { class: isNumber(content) || isLong(content) }, shown(content))
  return h(
    'div',
    { class: 'table', tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...heads.map((head, i) => h('th', { scope: 'col', class: isNumber(rows[0]?.[i]) }, head)),
        ),
      ),
      h('tbody', {}, ...rows.map(row => h('tr', {}, ...row.map(cell)))),
    ),
  )
}

const isNumber = (content: Child) => typeof content === 'number' && 'number'

const isLong = (content: Child) => {
  const text = content instanceof Node ? content.textContent : String(content)
  return (text?.length ?? 0) > SHORT && 'long'
}

const shown = (content: Child) => (typeof content === 'number' ? content.toLocaleString('en') : content)
