/** What can stand inside an element. Texts are always set as text, never as HTML. */
export type Child = Node | string | number | false | null | undefined

type Props = Record<string, unknown>

/** Makes an element: `on…` are listeners, true is an attribute without a value, false and undefined are none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false || value === null) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value as EventListener)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...nodes(children))
  return element
}

/** Puts these children in the place of all others. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...nodes(children))
}

const nodes = (children: Child[]): (Node | string)[] =>
  children.flatMap(child => {
    if (child === false || child === null || child === undefined) return []
    return [typeof child === 'number' ? String(child) : child]
  })

let lastId = 0

/** A control under its label. */
export function field(label: string, control: HTMLElement, hint?: string): HTMLElement {
  const id = `f${++lastId}`
  control.id = id
  if (hint) control.setAttribute('aria-describedby', `${id}h`)
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    control,
    hint && h('p', { class: 'hint', id: `${id}h` }, hint),
  )
}

/** A button. `kind`: `main` for the one that matters, `danger` for what cannot be undone. */
export function button(text: string, onclick: (event: Event) => void, kind = ''): HTMLButtonElement {
  return h('button', { type: 'button', class: kind, onclick }, text)
}

/** A line for when there is nothing. */
export const empty = (text: string): HTMLElement => h('p', { class: 'empty' }, text)

/** Lets the arrow keys move between the rows of a list. */
export function withArrowKeys(list: HTMLElement): HTMLElement {
  list.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const rows = [...list.querySelectorAll<HTMLElement>('.row')]
    const at = rows.indexOf(document.activeElement as HTMLElement)
    if (at < 0) return
    event.preventDefault()
    rows[at + step]?.focus()
  })
  return list
}
