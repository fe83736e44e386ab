import { byId } from './dom'
import { recall, remember } from './memory'
import {
  type Choice,
  type Directory,
  firstChoice,
  type Person,
  type Slot,
  serves,
  slotRoles,
  slots,
} from './people'
import { createPhone, type Phone } from './phone'

/** Who holds the phones: as the address says (`?resident=<openid>`), as remembered, else a choice that fits. */
function startChoice(directory: Directory): Choice {
  const asked = new URLSearchParams(location.search)
  const before = recall<Partial<Record<Slot, string>>>('choice')
  const first = firstChoice(directory.people)
  const pick = (slot: Slot) =>
    directory.byOpenid(asked.get(slot) ?? undefined) ?? directory.byOpenid(before?.[slot]) ?? first[slot]
  return { resident: pick('resident'), cadre: pick('cadre'), desk: pick('desk') }
}

/** Puts the three phones up and hands them out. Gives a way to open a page on the phone of its reader. */
export function raisePhones(directory: Directory) {
  const near = (slot: Slot) => () => (slot === 'resident' ? undefined : phones.resident.person())
  const make = (slot: Slot) =>
    createPhone({ slot, directory, near: near(slot), onChoose: person => give(slot, person) })
  const phones: Record<Slot, Phone> = { resident: make('resident'), cadre: make('cadre'), desk: make('desk') }

  function give(slot: Slot, person: Person, page?: string) {
    phones[slot].give(person, page)
    remember('choice', Object.fromEntries(slots.map(each => [each, phones[each].person()?.openid])))
    warnIfElsewhere('cadre', '换成同单元')
    warnIfElsewhere('desk', '换成本社区')
  }

  /** A request from the left would not come to this phone: offers somebody to whom it would. */
  function warnIfElsewhere(slot: Slot, label: string) {
    const [resident, holder] = [phones.resident.person(), phones[slot].person()]
    const fits = (each: Person) => each.roles.includes(slotRoles[slot][0]!) && serves(each, resident!)
    const fitting = resident && directory.people.find(fits)
    const elsewhere = resident && holder && fitting && !serves(holder, resident)
    const about = `左边的居民不归这位管，换成${fitting?.name}`
    phones[slot].offer(elsewhere ? { label, about, take: () => give(slot, fitting) } : undefined)
  }

  byId('phones').replaceChildren(...slots.map(slot => phones[slot].element))
  const choice = startChoice(directory)
  for (const slot of slots) {
    const person = choice[slot]
    if (person) give(slot, person)
  }
  return {
    /** Loads all pages anew. Days may have passed, and times such as 刚刚 are told once, when a page is drawn. */
    reload() {
      for (const slot of slots) phones[slot].reload()
    },
    /** Opens a page for somebody: on their own phone, else on one of their kind, which changes hands. */
    openFor(openid: string, page: string) {
      const own = slots.find(slot => phones[slot].person()?.openid === openid)
      if (own) return phones[own].open(page)
      const person = directory.byOpenid(openid)
      const slot = person && slots.find(each => person.roles.some(role => slotRoles[each].includes(role)))
      if (slot) give(slot, person, page)
    },
  }
}
