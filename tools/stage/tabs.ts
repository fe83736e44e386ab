import { h } from './dom'
import { recall, remember } from './memory'

export interface Tab {
  id: string
  label: string
  content: HTMLElement
  /** Called when it comes into view. */
  onShow?(): void
}

/** Tabs after the ARIA pattern: arrows move, one panel is shown. Gives the element and a way to mark a tab. */
export function createTabs(tabs: Tab[]) {
  const buttons = tabs.map(({ id, label }, at) =>
    h(
      'button',
      {
        class: 'tab',
        type: 'button',
        role: 'tab',
        id: `tab-${id}`,
        'aria-controls': `tab-${id}-panel`,
        onclick: () => select(at),
        onkeydown: (event: KeyboardEvent) => onKey(event, at),
      },
      label,
      h('span', { class: 'tab-mark', hidden: true }),
    ),
  )
  const panels = tabs.map(({ id, content }) =>
    h(
      'div',
      {
        class: 'tab-panel',
        role: 'tabpanel',
        id: `tab-${id}-panel`,
        'aria-labelledby': `tab-${id}`,
        tabindex: 0,
      },
      content,
    ),
  )

  function select(at: number) {
    buttons.forEach((button, index) => {
      button.setAttribute('aria-selected', String(index === at))
      button.tabIndex = index === at ? 0 : -1
    })
    panels.forEach((panel, index) => {
      panel.hidden = index !== at
    })
    remember('tab', tabs[at]?.id)
    tabs[at]?.onShow?.()
  }

  function onKey(event: KeyboardEvent, at: number) {
    const last = tabs.length - 1
    const next = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    select(next)
    buttons[next]?.focus()
  }

  const element = h(
    'div',
    { class: 'tabs-and-panels' },
    h('div', { class: 'tabs', role: 'tablist', 'aria-label': '本地云里发生的事' }, ...buttons),
    ...panels,
  )
  const remembered = tabs.findIndex(({ id }) => id === recall('tab'))
  return {
    element,
    /** To be called once everything stands. */
    start: () => select(Math.max(0, remembered)),
    isShown: (id: string) => panels[tabs.findIndex(tab => tab.id === id)]?.hidden === false,
    /** A few characters beside a tab's label; empty takes them away. */
    mark(id: string, text: string) {
      const mark = buttons[tabs.findIndex(tab => tab.id === id)]?.querySelector<HTMLElement>('.tab-mark')
      if (!mark) return
      mark.hidden = text === ''
      mark.textContent = text
    },
  }
}
