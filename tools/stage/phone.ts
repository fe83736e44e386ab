import type { IconName } from '@/components/icon'
import { inChina, weekday } from '@/lib/time'
import { cloudNow, everySecond } from './cloud-time'
import { h, icon } from './dom'
import { type Directory, type Person, type Slot, startPage } from './people'
import { createPicker } from './picker'

const looks: Record<Slot, { label: string; icon: IconName }> = {
  resident: { label: '居民', icon: 'user' },
  cadre: { label: '下沉干部', icon: 'heart-hand' },
  desk: { label: '派单台', icon: 'building' },
}

export interface Phone {
  element: HTMLElement
  /** Who holds it. */
  person(): Person | undefined
  /** Hands it to somebody, who starts at the place where their work is, or at a page. */
  give(person: Person, page?: string): void
  /** Opens a page of the app, written as messages name it: `packages/resident/request/index?id=…`. */
  open(page: string): void
  /** Loads its page anew. */
  reload(): void
  /** Offers somebody else for the phone; undefined takes the offer back. */
  offer(way?: { label: string; about: string; take(): void }): void
}

interface PhoneProps {
  slot: Slot
  directory: Directory
  near(): Person | undefined
  /** The person asked for by whoever sits before the stage. */
  onChoose(person: Person): void
}

/** A phone of 375 × 812 with the app in it, and above it whose it is. */
export function createPhone({ slot, directory, near, onChoose }: PhoneProps): Phone {
  const { label, icon: symbol } = looks[slot]
  let person: Person | undefined
  const frame = h('iframe', { class: 'screen', title: `${label}的手机` })
  const time = h('span', { class: 'phone-time' })
  const date = h('span', {})
  const device = h(
    'div',
    { class: 'device' },
    h(
      'div',
      { class: 'phone-body' },
      h('div', { class: 'phone-bar' }, time, date),
      frame,
      h('p', { class: 'opening' }, '正在打开…'),
    ),
  )
  frame.addEventListener('load', () => device.classList.add('on'))
  const name = h('span', { class: 'who-name' })
  const place = h('span', { class: 'who-place' })
  const picker = createPicker({ slot, directory, near, current: () => person, choose: onChoose })
  const who = h(
    'button',
    { class: 'who', type: 'button', popovertarget: picker.id, 'aria-haspopup': 'dialog' },
    h('span', { class: 'visually-hidden' }, '换一个人，现在是'),
    h('span', { class: 'who-text' }, name, place),
    icon('chevron-down'),
  )
  picker.addEventListener('beforetoggle', () => placeBelow(picker, who))
  const offered = h('span', { class: 'offered' })
  const tool = (what: string, drawing: IconName, onclick: () => void) =>
    h(
      'button',
      { class: 'tool', type: 'button', title: what, 'aria-label': `${label}：${what}`, onclick },
      icon(drawing),
    )
  const element = h(
    'section',
    { class: `phone phone-${slot}`, 'data-slot': slot, 'aria-labelledby': `phone-${slot}` },
    h(
      'div',
      { class: 'phone-head' },
      h('h2', { class: 'phone-label', id: `phone-${slot}` }, icon(symbol), label),
      offered,
      tool('回到首页', 'home', () => person && open(startPage(person))),
      tool('重新载入', 'refresh', reload),
      who,
    ),
    device,
    picker,
  )
  everySecond(() => {
    time.textContent = inChina(cloudNow()).format('HH:mm')
    date.textContent = `${inChina(cloudNow()).format('M月D日')} ${weekday(cloudNow())}`
  })

  function reload() {
    device.classList.remove('on')
    frame.contentWindow?.location.reload()
  }

  function open(page: string) {
    if (!person) return
    device.classList.remove('on')
    const url = `/app/?as=${encodeURIComponent(person.openid)}#/${page}`
    const there = frame.contentWindow?.location
    // Replacing keeps the browser's way back free of other people's pages.
    if (!there) frame.src = url
    else if (there.pathname + there.search === url.split('#')[0]) {
      there.replace(url)
      there.reload()
    } else there.replace(url)
  }

  return {
    element,
    person: () => person,
    open,
    reload,
    give(next, page) {
      person = next
      name.textContent = next.name
      place.textContent = directory.placeOf(next)
      frame.title = `${label}的手机：${next.name}`
      open(page ?? startPage(next))
    },
    offer(way) {
      offered.replaceChildren()
      if (!way) return
      const { label: text, about, take } = way
      const shown = { class: 'offer', type: 'button', title: about, 'aria-description': about, onclick: take }
      offered.append(h('button', shown, icon('swap'), text))
    },
  }
}

/** Puts the list under its button, inside the window. */
function placeBelow(picker: HTMLElement, button: HTMLElement) {
  const { left, bottom } = button.getBoundingClientRect()
  picker.style.left = `${Math.max(8, Math.min(left, window.innerWidth - 352))}px`
  picker.style.top = `${bottom + 6}px`
  picker.style.maxHeight = `${window.innerHeight - bottom - 20}px`
}
