import { AppError } from '@domain/errors'
import { type Appointment, isOpen, isWorrying } from '@domain/hotline/appointment'
import type { Place } from '@domain/hotline/counsellor'
import { SETTLE_HOURS } from '@domain/hotline/diary'
import { unconfirmed } from '@domain/hotline/kept'
import { appointmentMessages, callMessage, unansweredCallMessage } from '@domain/hotline/messages'
import type { CallWish } from '@domain/hotline/records'
import { woken } from '@domain/hotline/woken'
import { daysAfter, hoursAfter } from '@domain/request/deadline'
import { onDuty, type Post, STREET } from '@domain/street/model'
import type { StreetSettings } from '@domain/street/settings'
import { _ } from '@server/cloud'
import { appointments, calls, counsellors, messages, posts } from '@server/collections'
import { strandedBy } from '@server/hotline/absence'
import { makeMove, saveOver, sealSecrets, secretsOf } from '@server/hotline/appointments'
import { dropPlace } from '@server/hotline/booking'
import { callOff } from '@server/hotline/call-off'
import { callSecretsOf } from '@server/hotline/calls'
import { inOffice } from '@server/hotline/counsellors'
import { keyedHash, keysIfThere } from '@server/hotline/keys'
import { sealMessage } from '@server/hotline/messages'
import { handNotes } from '@server/hotline/notes'
import { offerPlace } from '@server/hotline/offers'
import { bothPlaces, giveUp, placesFor, tidyPlace } from '@server/hotline/tidy'
import { isAwaited, leaveQueue, passOver } from '@server/hotline/waiting'
import { describe, log } from '@server/log'

const AT_ONCE = 50
/** Offers that nobody answered; then somebody does not wait any more. */
const MOST_UNANSWERED = 2
/** While no counsellor is there, a wish to be called is looked at so often. */
const LOOK_AGAIN_HOURS = 0.25
/** The message centre forgets what it told clients after so long; their appointments stay to be seen. */
const NEWS_DAYS = 60

/** Does something to each; what fails is done by a later tick. */
async function each<T extends { _id: string }>(
  find: (passedOver: readonly string[]) => Promise<T[]>,
  one: (item: T) => Promise<void>,
  left: () => number,
): Promise<number> {
  const failed: string[] = []
  let count = 0
  while (left() > 0) {
    const todo = (await find(failed)).filter(({ _id }) => !failed.includes(_id))
    if (todo.length === 0) break
    for (const item of todo) {
      if (left() <= 0) break
      try {
        await one(item)
        count++
      } catch (error) {
        failed.push(item._id)
        if (!(error instanceof AppError)) log('hotline: not done', { id: item._id, ...describe(error) })
      }
    }
  }
  return count
}

/** Takes somebody's place in the queue for an offer that they left alone. */
async function lapse(before: Appointment, now: string): Promise<void> {
  const seen = await bothPlaces(before)
  // Before the move: what a crash has left undone is done again as long as the offer stands.
  if (before.status === 'offered') {
    const unanswered = await passOver(before.client, before.start, false)
    if (unanswered >= MOST_UNANSWERED) await leaveQueue(before.client)
  }
  const lapsed = await makeMove({
    ...{ move: 'lapse', id: before._id, by: 'system', now, key: `lapse:${before.version}`, loaded: before },
    step: held => unconfirmed(held, 'lapsed'),
  })
  if (isOpen(lapsed)) return giveUp(seen, lapsed, now)
  const diary = await counsellors.byId(before.counsellor)
  const place = diary && placesFor(diary, lapsed._id).find(({ start }) => start === lapsed.start)
  if (place)
    await dropPlace(lapsed.counsellor, place.token, { freed: await isAwaited(lapsed.counsellor), now })
}

/** What time alone does to an appointment: a hold ends, a reminder is due, the client is free again, words are forgotten. */
async function wake(before: Appointment, now: string): Promise<void> {
  if (before.status === 'void') {
    await appointments.remove({ _id: before._id })
    return
  }
  if (before.status === 'offered' || before.status === 'held') return lapse(before, now)
  await saveOver(before, woken(before, secretsOf(before), now, sealSecrets))
}

/** Whether the client has agreed to a hand-over since the appointment was last settled. */
const hasAgreed = ({ story, untold }: Appointment): boolean =>
  story.some(({ type, at }) => type === 'handOverAgreed' && at >= (untold ?? ''))

/** Tells who has to be told, hands over what was agreed to, and takes away the places that it has left. */
async function tell(before: Appointment, now: string): Promise<void> {
  // Mostly done by the command itself; it may have died in between.
  if (before.handOver && hasAgreed(before))
    await handNotes(before.client, before.counsellor, before.handOver.to)
  const idOf = (part: string) => keyedHash('message', before._id, part)
  const { openid, intake } = secretsOf(before)
  const news = appointmentMessages(before, openid, before.untold ?? now, idOf, isWorrying(intake))
  await messages.insertMissing(news.map(message => sealMessage(message)))
  for (const id of before.leaves) {
    const diary = await counsellors.byId(id)
    for (const place of diary ? placesFor(diary, before._id) : []) await tidyPlace(id, place, now)
  }
  await appointments.update({ _id: before._id, version: before.version }, { untold: null, leaves: [] })
}

/** Calls off what finds nobody there, its counsellor's post being as it is (undefined: it has ended). Gives how many. */
const callOffStranded = (counsellor: string, post: Post | undefined, now: string, left: () => number) =>
  each(
    () => strandedBy(counsellor, post, now),
    async one => {
      await callOff(one, { by: 'system', now, key: `absent:${one.version}` })
    },
    left,
  )

/**
 * Goes on calling off for every counsellor who has left or goes on leave. The post keeps its mark until nothing is left;
 * a booking that was under way by an older roster is found when its place is settled (`tend`). Gives how many.
 */
async function callOffMarked(marked: readonly Post[], now: string, left: () => number): Promise<number> {
  let count = 0
  for (const post of marked) {
    const standing = post.active ? post : undefined
    count += await callOffStranded(post.person, standing, now, left)
    if (left() <= 0) break
    if ((await strandedBy(post.person, standing, now)).length > 0) continue
    await posts.update({ _id: post._id, callingOff: post.callingOff }, { callingOff: null })
  }
  return count
}

/** Tells what is untold. Old news goes when there is new news, so that an idle tick asks for nothing more. */
async function tellNews(
  find: (passedOver: readonly string[]) => Promise<Appointment[]>,
  now: string,
  left: () => number,
): Promise<number> {
  const told = await each(find, one => tell(one, now), left)
  if (told > 0) await messages.remove({ as: 'client', at: _.lt(daysAfter(now, -NEWS_DAYS)) })
  return told
}

/** Settles what a booking has left unsettled, and offers what was freed. */
async function tend(
  counsellor: string,
  settings: StreetSettings,
  now: string,
  left: () => number,
): Promise<void> {
  const [office] = await inOffice([counsellor])
  const diary = office?.counsellor ?? (await counsellors.byId(counsellor))
  for (const place of diary?.places ?? []) {
    const isDue = (one: Place) => !one.settled && hoursAfter(one.at, SETTLE_HOURS) <= now
    if (isDue(place)) await tidyPlace(counsellor, place, now)
    else if (place.freed && place.at > now) continue
    else if (place.freed && office) await offerPlace(office, place, settings, now)
    else if (place.freed) await dropPlace(counsellor, place.token, { freed: false, now })
  }
  // Whoever booked while the roster was changing did not see it.
  if (!office || office.post.leave) await callOffStranded(counsellor, office?.post, now, left)
}

/** Who could hear that somebody wants to be called: the counsellors who are there, bookable or not; else the street. */
async function hearers(now: string): Promise<{ counsellors: string[]; officers: string[] }> {
  const held = await posts.find({
    where: { scope: STREET, role: _.in(['counsellor', 'street']), active: true },
    limit: 1000,
  })
  const holders = (role: Post['role']) => held.filter(post => post.role === role)
  const peopleOf = (some: readonly Post[]) => [...new Set(some.map(({ person }) => person))]
  const counsellors = peopleOf(holders('counsellor').filter(post => onDuty(post, now)))
  return { counsellors, officers: peopleOf(holders('street')) }
}

/** Tells all counsellors who are there. While there is none the street is told, and it is looked at again: it never settles unheard. */
async function tellAll(
  call: CallWish,
  { counsellors, officers }: Awaited<ReturnType<typeof hearers>>,
  now: string,
) {
  const idOf = (to: string) => keyedHash('call', call._id, to)
  if (counsellors.length === 0) {
    await messages.insertMissing(officers.map(to => unansweredCallMessage(idOf(`street.${to}`), to, now)))
    await calls.update({ _id: call._id, state: 'waiting' }, { wakeAt: hoursAfter(now, LOOK_AGAIN_HOURS) })
    return
  }
  const others = counsellors.filter(to => !(call.told === 'duty' && to === call.counsellor))
  await messages.insertMissing(others.map(to => callMessage(idOf(to), callSecretsOf(call).why, to, now)))
  await calls.update({ _id: call._id, state: 'waiting' }, { told: 'all', wakeAt: null })
}

/** Tells the counsellor on duty that somebody wants to be called, and all of them when nobody has called in time. */
async function announceCalls(now: string, left: () => number): Promise<number> {
  // Read once for all the calls of a tick, and not at all where there is none.
  let known: ReturnType<typeof hearers> | undefined
  return each(
    () => calls.find({ where: { wakeAt: _.lte(now) }, limit: AT_ONCE }),
    async call => {
      if (call.counsellor === null || call.allFrom <= now) {
        known ??= hearers(now)
        return tellAll(call, await known, now)
      }
      const to = call.counsellor
      await messages.insertMissing([
        callMessage(keyedHash('call', call._id, to), callSecretsOf(call).why, to, now),
      ])
      await calls.update({ _id: call._id, state: 'waiting' }, { told: 'duty', wakeAt: call.allFrom })
    },
    left,
  )
}

/**
 * The hotline's scheduled work: places without an appointment, freed slots, holds and reminders, messages, calls.
 * Idempotent; bounded by `left` (ms). Nothing where the deployment has no keys. Gives how much was done.
 */
export async function tendHotline(
  settings: StreetSettings,
  callingOff: readonly Post[],
  now: string,
  left: () => number,
): Promise<number> {
  if (!keysIfThere()) return 0
  const dueBy = (field: 'wakeAt' | 'untold') => (failed: readonly string[]) =>
    appointments.find({
      where: { [field]: _.lte(now) },
      orderBy: [[field, 'asc']],
      limit: AT_ONCE + failed.length,
    })
  const seen = new Set<string>()
  return (
    (await announceCalls(now, left)) +
    (await callOffMarked(callingOff, now, left)) +
    (await each(dueBy('wakeAt'), one => wake(one, now), left)) +
    (await tellNews(dueBy('untold'), now, left)) +
    (await each(
      async () => {
        const due = await counsellors.find({ where: { tendAt: _.lte(now) }, limit: AT_ONCE })
        return due.filter(({ _id }) => !seen.has(_id))
      },
      async ({ _id }) => {
        seen.add(_id)
        await tend(_id, settings, now, left)
      },
      left,
    ))
  )
}
