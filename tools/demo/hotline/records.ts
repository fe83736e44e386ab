import { publicDays } from '@domain/calendar/holidays'
import { afterStep, type SealSecrets, type Step } from '@domain/hotline/after'
import type { Appointment, By, Secrets } from '@domain/hotline/appointment'
import type { Counsellor, Place, Span } from '@domain/hotline/counsellor'
import { type DiaryChange, drop, placeOf, reserve, settle, slotFacts } from '@domain/hotline/diary'
import { appointmentMessages } from '@domain/hotline/messages'
import { type Said, newAppointment as shaped } from '@domain/hotline/new-appointment'
import type { CallWish, Note, Reading, Wait } from '@domain/hotline/records'
import type { SlotFacts } from '@domain/hotline/slots'
import type { Message } from '@domain/message/model'
import type { Post } from '@domain/street/model'
import type { StreetSettings } from '@domain/street/settings'
import { about } from '@server/hotline/about'
import { clientOf, hashWith, type Keys } from '@server/hotline/keys'
import { seal } from '@server/hotline/seal'

/** An appointment, and what is sealed in it. */
export interface Entry {
  appointment: Appointment
  secrets: Secrets
}

/** What the hotline leaves in the database. */
export interface HotlineRecords {
  counsellors: Counsellor[]
  appointments: Appointment[]
  notes: Note[]
  readings: Reading[]
  waits: Wait[]
  calls: CallWish[]
  messages: Message[]
}

/** What was there before the hotline, and with which keys it seals. */
export interface Grounds {
  counsellors: readonly Counsellor[]
  posts: readonly Post[]
  settings: StreetSettings
  keys: Keys
  /** Since when (ISO) the message centre is kept. */
  told: string
}

/** The hotline's database as it is at a moment of the told time. */
export interface Records {
  counsellor(id: string): Counsellor
  facts(counsellor: string, now: string, except?: (place: Place) => boolean): SlotFacts
  entry(id: string): Entry
  entries(): Entry[]
  /** Everything that a client has had; by their openid. */
  own(openid: string): Appointment[]
  /** Writes a place in a diary; its appointment follows at once, so that it is settled. */
  take(counsellor: string, place: Span & { appointment: string }, now: string): void
  /** Takes the place away that an appointment had in its diary. */
  leave(appointment: Appointment, now: string): void
  book(
    openid: string,
    said: Said,
    slot: Span & { counsellor: string; source: 'client' | 'walkIn' },
    now: string,
  ): Entry
  step(id: string, step: Step, by: By, now: string): Entry
  /** Saves what the timer has made of an appointment. */
  save(next: Appointment, secrets: Secrets): Entry
  newKey(): string
  readonly kept: Pick<HotlineRecords, 'notes' | 'readings' | 'waits' | 'calls' | 'messages'>
  readonly keys: Keys
  /** Since when (ISO) the message centre is kept. */
  readonly told: string
}

/** @param saved told of every change, as the timer has to look at it some time */
export function records(
  { counsellors, posts, settings, keys, told }: Grounds,
  saved: (appointment: Appointment) => void,
): Records {
  const diaries = new Map(counsellors.map(counsellor => [counsellor._id, counsellor]))
  const offices = new Map(posts.filter(({ role }) => role === 'counsellor').map(post => [post.person, post]))
  const byId = new Map<string, Entry>()
  const byClient = new Map<string, Set<string>>()
  const kept: Records['kept'] = { notes: [], readings: [], waits: [], calls: [], messages: [] }
  const sealSecrets: SealSecrets = (id, secrets) => seal(secrets, about('appointment', id), keys)
  let count = 0

  const counsellor = (id: string): Counsellor => diaries.get(id)!
  const change = (id: string, made: DiaryChange | undefined) => {
    if (made) diaries.set(id, { ...counsellor(id), ...made })
  }
  const newKey = () => {
    count += 1
    return `demo-hotline-${count}`
  }
  const idOf = (id: string) => (part: string) => hashWith(keys, 'message', id, part)
  const save: Records['save'] = (next, secrets) => {
    const { untold } = next
    // The timer tells within a minute, and looks whether the places that were left are free.
    if (untold && untold >= told) {
      kept.messages.push(...appointmentMessages(next, secrets.openid, untold, idOf(next._id)))
    }
    const entry = { appointment: { ...next, untold: null, leaves: [] }, secrets }
    byId.set(next._id, entry)
    const theirs = byClient.get(secrets.openid)
    if (theirs) theirs.add(next._id)
    else byClient.set(secrets.openid, new Set([next._id]))
    saved(entry.appointment)
    return entry
  }

  return {
    counsellor,
    facts: (id, now, except) =>
      slotFacts(
        counsellor(id),
        { calendar: settings.calendar, publicDays, post: offices.get(id)!, now },
        except,
      ),
    entry: id => byId.get(id)!,
    entries: () => [...byId.values()],
    own: openid => [...(byClient.get(openid) ?? [])].map(id => byId.get(id)!.appointment),
    take(id, place, now) {
      const token = hashWith(keys, 'token', place.appointment, place.start).slice(0, 12)
      change(id, reserve(counsellor(id), { ...place, token }, now))
      change(id, settle(counsellor(id), token, now))
    },
    leave({ _id, counsellor: id, start }, now) {
      const place = placeOf(counsellor(id), _id, start)
      if (place) change(id, drop(counsellor(id), place.token, { freed: false, now }))
    },
    book(openid, said, { counsellor: id, source, start, end }, now) {
      const key = newKey()
      const place = { appointment: key, start, end }
      this.take(id, place, now)
      const confidence = { clientOf: (whom: string) => clientOf(whom, keys), seal: sealSecrets }
      const made = shaped(place, counsellor(id), openid, said, { source, now, key }, confidence)
      const { way: _way, ...secrets } = said
      return save(made, { openid, ...secrets })
    },
    step(id, step, by, now) {
      const { appointment, secrets } = byId.get(id)!
      const next = afterStep(appointment, secrets, step, { by, now, key: newKey() }, sealSecrets)
      return save(next, { ...secrets, ...step.secrets })
    },
    save,
    newKey,
    kept,
    keys,
    told,
  }
}
