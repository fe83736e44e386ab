import { AppError } from '@domain/errors'
import type { Step } from '@domain/hotline/after'
import { type Appointment, type Intake, isOpen, type Secrets } from '@domain/hotline/appointment'
import { checkClient, lookBack, mustCall } from '@domain/hotline/booking'
import type { HotlineContract } from '@domain/hotline/contract'
import type { Way } from '@domain/hotline/counsellor'
import { placeOf } from '@domain/hotline/diary'
import { needsReason, refusal } from '@domain/hotline/lifecycle'
import type { Said } from '@domain/hotline/new-appointment'
import { isFree } from '@domain/hotline/slots'
import { dayNumber } from '@domain/lanzhou'
import { hoursAfter } from '@domain/request/deadline'
import type { StreetSettings } from '@domain/street/settings'
import { appointments, counsellors } from '@server/collections'
import { after, loadMine, makeMove, saveOver } from '@server/hotline/appointments'
import { dropPlace, insertAppointment, newAppointment, winPlace } from '@server/hotline/booking'
import { calledSince } from '@server/hotline/calls'
import { factsOf, type InOffice, inOffice, listed } from '@server/hotline/counsellors'
import { clientOf } from '@server/hotline/keys'
import { ownSince } from '@server/hotline/own'
import { brief, briefIn, presentBrief } from '@server/hotline/present'
import { isAwaited } from '@server/hotline/waiting'
import { streetSettings } from '@server/request/repository'
import { pause } from '@server/retry'
import type { Call, Handlers } from '@server/serve'

/** What a client says of themselves, in the form in which it is kept. @throws AppError CONSENT_NEEDED, INVALID_INPUT */
export function saidBy(
  input: { way: Way; name: string; phone?: string; intake?: Intake; consent?: boolean },
  now: string,
): Said {
  const { way, name, phone } = input
  if (way === 'phone' && !phone) {
    throw new AppError('INVALID_INPUT', { field: 'phone' }, '请填写电话，咨询师到时打给您')
  }
  const told = Object.entries(input.intake ?? {}).filter(([, value]) => value !== undefined && value !== '')
  // Health is sensitive: it is kept only with a consent of its own (个人信息保护法 art. 29).
  if (told.length > 0 && !input.consent) throw new AppError('CONSENT_NEEDED', { field: 'consent' })
  const intake = told.length > 0 ? (Object.fromEntries(told) as Intake) : undefined
  // A number is kept for a call alone.
  return { way, name, ...(way === 'phone' && { phone }), ...(intake && { intake, consentAt: now }) }
}

/** Those who are free at a time, the least busy of that day first. */
function freeAt(
  offices: readonly InOffice[],
  settings: StreetSettings,
  start: string,
  now: string,
  moved?: string,
) {
  const at = Date.parse(start)
  const load = ({ counsellor: { places } }: InOffice) =>
    places.filter(place => dayNumber(Date.parse(place.start)) === dayNumber(at)).length
  return offices
    .filter(office =>
      isFree(
        factsOf(office, settings, now, place => place.appointment === moved),
        at,
      ),
    )
    .sort((a, b) => load(a) - load(b) || a.counsellor.places.length - b.counsellor.places.length)
}

interface Wish {
  counsellor: string
  start: string
  way?: Way
  /** Who books: nobody counsels themselves. */
  by: string
  moved?: Appointment
}

/** Whom a wish may be about, in the order in which they are asked. @throws AppError SLOT_TAKEN, COUNSELLOR_UNKNOWN */
function candidates(
  offices: readonly InOffice[],
  settings: StreetSettings,
  wish: Wish,
  now: string,
): InOffice[] {
  const others = offices.filter(({ counsellor }) => counsellor._id !== wish.by)
  if (wish.counsellor !== 'any') {
    const same = others.find(({ counsellor }) => counsellor._id === wish.counsellor)
    // Whoever has an appointment may meet the same counsellor again, listed or not.
    const office = same && wish.moved?.counsellor === wish.counsellor ? same : listed(others, wish.counsellor)
    if (wish.way && !office.counsellor.ways.includes(wish.way)) {
      throw new AppError('INVALID_INPUT', { field: 'way' }, '这位咨询师没有这种见面方式，请换一种')
    }
    return [office]
  }
  const some = others.filter(
    ({ counsellor }) => counsellor.listed && (!wish.way || counsellor.ways.includes(wish.way)),
  )
  const free = freeAt(some, settings, wish.start, now, wish.moved?._id)
  if (free.length === 0) throw new AppError('SLOT_TAKEN', { field: 'start' })
  return free
}

/** The first of some that has a place; with one alone its refusal is the answer. */
async function winOne(
  offices: readonly InOffice[],
  slot: { settings: StreetSettings; appointment: string; start: string; now: string },
) {
  for (const [index, office] of offices.entries()) {
    try {
      return { office, place: await winPlace({ ...slot, office }) }
    } catch (error) {
      const isTaken = error instanceof AppError && error.code === 'SLOT_TAKEN'
      if (!isTaken || index === offices.length - 1) throw error
    }
  }
  throw new AppError('SLOT_TAKEN', { field: 'start' })
}

/** An own appointment that is over, and still marked as open since the timer has not come yet, stands in nobody's way. */
async function letGo(own: readonly Appointment[], now: string): Promise<void> {
  for (const before of own) {
    const isOver = isOpen(before) && before.end <= now && before.hold !== before._id
    if (isOver) await saveOver(before, { ...before, version: before.version + 1, hold: before._id })
  }
}

/** Two reads at once where nothing is to be called about. */
async function checkOwn(
  own: readonly Appointment[],
  ask: { start: string; now: string; client: string; settings: StreetSettings; except?: string },
): Promise<void> {
  const { start, now, client, except } = ask
  const settings = ask.settings.hotline
  const called = except === undefined && mustCall(own, now, settings) ? await calledSince(client) : undefined
  checkClient(own, { start, now, settings, calledSince: called, except })
}

/** Whether a command has left its mark in an appointment's story. */
const hasHappened = async (id: string, key: string): Promise<boolean> =>
  (await appointments.byId(id))?.story.some(event => event.key === key) ?? false

/** Moves an appointment: the new place is won, then the appointment changed, then the old place given up. */
const move = async (
  {
    id,
    version,
    counsellor,
    start,
    reason,
  }: {
    id: string
    version?: number
    counsellor?: string
    start: string
    reason?: string
  },
  { actor, now, key }: Call,
): Promise<{ appointment: Appointment; office: InOffice }> => {
  for (let attempt = 0; attempt < 8; attempt++) {
    const { appointment: before, by } = await loadMine(id, actor.id)
    const [settings, offices] = await Promise.all([
      streetSettings(),
      inOffice(counsellor && counsellor !== 'any' ? [counsellor] : undefined),
    ])
    const known = offices.some(office => office.counsellor._id === before.counsellor)
    const all = known ? offices : [...offices, ...(await inOffice([before.counsellor]))]
    if (before.story.some(event => event.key === key)) {
      const office = all.find(each => each.counsellor._id === before.counsellor)
      return { appointment: before, office: office ?? all[0]! }
    }
    const no = refusal('reschedule', before, by, now)
    if (no) throw no
    if (version !== undefined && version !== before.version) throw new AppError('CHANGED')
    const whom = counsellor ?? before.counsellor
    if (start === before.start && (whom === before.counsellor || whom === 'any')) {
      throw new AppError('SLOT_UNAVAILABLE', { field: 'start' }, '和原来的时间一样，请另选一个')
    }
    if (needsReason(before, settings.hotline.cutOffHours, now) && !reason) {
      throw new AppError('REASON_NEEDED', { field: 'reason' })
    }
    const own = await ownSince(before.client, lookBack(start, now, settings.hotline))
    await checkOwn(own, { start, now, client: before.client, settings, except: id })
    const wish: Wish = { counsellor: whom, start, way: before.way, by: actor.id, moved: before }
    const offered = candidates(all, settings, wish, now)
    const old = all
      .find(office => office.counsellor._id === before.counsellor)
      ?.counsellor.places.find(place => place.appointment === id && place.start === before.start)
    const { office, place } = await winOne(offered, { settings, appointment: id, start, now })
    const { counsellor: doc } = office
    const step: Step = {
      type: 'moved',
      fields: {
        start: place.start,
        end: place.end,
        counsellor: doc._id,
        counsellorName: doc.name,
        status: doc.confirms ? 'held' : 'booked',
        holdUntil: doc.confirms ? hoursAfter(now, doc.holdHours) : null,
        leaves: [...new Set([...before.leaves, before.counsellor])],
      },
      event: { from: before.start },
      ...(reason && { secrets: { moveReason: reason } }),
    }
    // Over the version that was read before the place was written, and no other: see tidy.ts.
    const next = after(before, step, { by, now, key })
    // A write whose answer was lost looks like one that came too late.
    const isSaved = (await saveOver(before, next)) || (await hasHappened(id, key))
    if (isSaved) {
      if (old)
        await dropPlace(before.counsellor, old.token, { freed: await isAwaited(before.counsellor), now })
      return { appointment: next, office }
    }
    await dropPlace(doc._id, place.token, { freed: false, now })
    await pause(attempt)
  }
  throw new AppError('BUSY')
}

/** Booking, moving, cancelling. */
export const bookingHandlers: Pick<Handlers<HotlineContract>, 'book' | 'reschedule' | 'cancel'> = {
  async book({ counsellor, start, ...input }, { actor, now, key }) {
    const said = saidBy(input, now)
    const client = clientOf(actor.id)
    const from = new Date(start).toISOString()
    const [settings, offices] = await Promise.all([streetSettings(), inOffice()])
    const own = await ownSince(client, lookBack(from, now, settings.hotline))
    const there = own.find(appointment => appointment._id === key)
    if (there) return { appointment: await brief(there, 'client', now) }
    await checkOwn(own, { start: from, now, client, settings })
    const wish: Wish = { counsellor, start: from, way: said.way, by: actor.id }
    const offered = candidates(offices, settings, wish, now)
    await letGo(own, now)
    const { office, place } = await winOne(offered, { settings, appointment: key, start: from, now })
    const draft = newAppointment(place, office.counsellor, actor.id, said, { source: 'client', now, key })
    const appointment = await insertAppointment(draft, place, { freed: false, now })
    return { appointment: briefIn(appointment, office.counsellor, 'client', now) }
  },

  async reschedule({ start, ...input }, call) {
    const { appointment, office } = await move({ ...input, start: new Date(start).toISOString() }, call)
    return { appointment: briefIn(appointment, office.counsellor, 'client', call.now) }
  },

  async cancel({ id, version, reason }, { actor, now, key }) {
    const [{ appointment: loaded, by }, settings] = await Promise.all([
      loadMine(id, actor.id),
      streetSettings(),
    ])
    const cancelled = await makeMove({
      move: 'cancel',
      id,
      version,
      by,
      openid: actor.id,
      now,
      key,
      loaded,
      step: before => {
        const needed = by === 'counsellor' || needsReason(before, settings.hotline.cutOffHours, now)
        if (needed && !reason) {
          const why = by === 'counsellor' ? '请写一句原因，来访者会看到' : undefined
          throw new AppError('REASON_NEEDED', { field: 'reason' }, why)
        }
        const secrets: Partial<Secrets> | undefined = reason ? { cancelReason: reason } : undefined
        const leaves = [...new Set([...before.leaves, before.counsellor])]
        return { type: 'cancelled', fields: { status: 'cancelled', leaves }, ...(secrets && { secrets }) }
      },
    })
    return { appointment: await leaveDiary(cancelled, by, now) }
  },
}

/**
 * Takes the place of an appointment that has ended out of the diary; where somebody waits it is kept for them. Gives
 * the appointment as one side sees it. Three round trips.
 */
export async function leaveDiary(ended: Appointment, as: 'client' | 'counsellor', now: string) {
  const [loaded, freed] = await Promise.all([counsellors.byId(ended.counsellor), isAwaited(ended.counsellor)])
  const place = loaded && placeOf(loaded, ended._id, ended.start)
  if (place) await dropPlace(ended.counsellor, place.token, { freed, now, loaded })
  return presentBrief(ended, new Map([[ended.counsellor, loaded?.room ?? '']]), as, now)
}
