import type { Role } from '@domain/street/model'
import { h } from './dom'
import { type Directory, groupPeople, type Person, roleNames, type Slot, slotRoles } from './people'

interface PickerProps {
  slot: Slot
  directory: Directory
  /** Who holds the phone now. */
  current(): Person | undefined
  /** Whose unit comes first in the list. */
  near(): Person | undefined
  choose(person: Person): void
}

const everybody = Object.keys(roleNames) as Role[]
const kinds: Record<string, { label: string; roles: readonly Role[] }> = {
  resident: { label: '居民', roles: slotRoles.resident },
  cadre: { label: '干部和组长', roles: slotRoles.cadre },
  desk: { label: '社区和街道', roles: slotRoles.desk },
  counsellor: { label: '心理咨询师', roles: ['counsellor'] },
  all: { label: '所有人', roles: everybody },
}

/** The list from which a person is chosen for a phone: searchable, by community and unit, driven by keys too. */
export function createPicker({ slot, directory, current, near, choose }: PickerProps): HTMLElement {
  const listId = `people-of-${slot}`
  const search = h('input', {
    class: 'input',
    type: 'search',
    role: 'combobox',
    placeholder: '姓名、单元、社区',
    'aria-label': '找人',
    'aria-expanded': 'true',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    oninput: () => fill(),
    onkeydown: (event: KeyboardEvent) => onKey(event),
  })
  const kind = h('select', { class: 'input', 'aria-label': '身份', onchange: () => fill() })
  for (const [value, { label }] of Object.entries(kinds)) kind.append(new Option(label, value))
  const community = h('select', { class: 'input', 'aria-label': '社区', onchange: () => fill() })
  const communities = [...new Set(directory.people.flatMap(directory.communitiesOf))]
  community.append(new Option('全部社区', ''), ...communities.map(name => new Option(name, name)))
  const list = h('div', {
    class: 'people',
    id: listId,
    role: 'listbox',
    'aria-label': '可选的人',
    tabindex: -1,
  })
  const count = h('p', { class: 'people-count', role: 'status' })
  const popover = h(
    'div',
    { class: 'picker', id: `picker-of-${slot}`, popover: 'auto', role: 'dialog', 'aria-label': '换一个人' },
    search,
    h('div', { class: 'picker-filters' }, kind, community),
    count,
    list,
  )
  let options: { element: HTMLElement; person: Person }[] = []
  let active = -1

  function fill() {
    const filter = { roles: kinds[kind.value]?.roles ?? [], community: community.value, words: search.value }
    const groups = groupPeople(directory, filter, near())
    options = []
    list.replaceChildren(
      ...groups.map(({ title, people }, at) => {
        const headingId = `${listId}-${at}`
        return h(
          'div',
          { role: 'group', 'aria-labelledby': headingId },
          h('div', { class: 'people-group', id: headingId }, title),
          ...people.map(option),
        )
      }),
    )
    const found = new Set(options.map(({ person }) => person)).size
    count.textContent = found > 0 ? `${found} 人` : '没有这样的人，换个词试试'
    list.hidden = found === 0
    activate(options.findIndex(({ person }) => person === current()))
  }

  function option(person: Person): HTMLElement {
    const chosen = person === current()
    const element = h(
      'div',
      {
        class: 'person',
        role: 'option',
        id: `${listId}-option-${options.length}`,
        'aria-selected': String(chosen),
        onclick: () => take(person),
      },
      h('span', { class: 'person-name' }, person.name),
      h('span', { class: 'person-role' }, directory.rolesOf(person)),
    )
    options.push({ element, person })
    return element
  }

  function activate(index: number) {
    options[active]?.element.classList.remove('active')
    active = index
    const element = options[active]?.element
    if (element) {
      element.classList.add('active')
      element.scrollIntoView({ block: 'nearest' })
      search.setAttribute('aria-activedescendant', element.id)
    } else search.removeAttribute('aria-activedescendant')
  }

  function take(person: Person) {
    popover.hidePopover()
    choose(person)
  }

  function onKey(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && options.length > 0) {
      event.preventDefault()
      activate((active + step + options.length) % options.length)
    }
    if (event.key !== 'Enter' || event.isComposing) return
    // The focus goes back to the button, which must not hear of this key.
    event.preventDefault()
    const person = options[active]?.person
    if (person) take(person)
  }

  popover.addEventListener('beforetoggle', event => {
    if ((event as ToggleEvent).newState !== 'open') return
    search.value = ''
    community.value = ''
    kind.value = current()?.roles.some(role => slotRoles[slot].includes(role)) === false ? 'all' : slot
  })
  popover.addEventListener('toggle', event => {
    if ((event as ToggleEvent).newState !== 'open') return
    fill()
    search.focus()
  })
  // A tap into a phone happens in another document, which the popover does not hear of.
  window.addEventListener('blur', () => popover.matches(':popover-open') && popover.hidePopover())
  return popover
}
