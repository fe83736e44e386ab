import { AppError } from '@domain/errors'
import type { Appointment } from '@domain/hotline/appointment'
import { windowsOf } from '@domain/hotline/availability'
import type { HotlineContract } from '@domain/hotline/contract'
import type { Counsellor, Span } from '@domain/hotline/counsellor'
import { added, cut, interval, span } from '@domain/hotline/diary'
import { freeSlots } from '@domain/hotline/slots'
import { dayStart, numberOfDay } from '@domain/lanzhou'
import { daysAfter, hoursAfter } from '@domain/request/deadline'
import { _ } from '@server/cloud'
import { appointments, calls } from '@server/collections'
import { insertAppointment, newAppointment, winClearPlace } from '@server/hotline/booking'
import { presentCallFor } from '@server/hotline/calls'
import { changeDiary, factsOf, ownDiary } from '@server/hotline/counsellors'
import { briefIn, presentAppointment } from '@server/hotline/present'
import { streetSettings } from '@server/request/repository'
import type { Call, Handlers } from '@server/serve'

const MOST_DAYS = 31
/** No appointment is longer: what began earlier does not touch the day. */
const LONGEST_HOURS = 4
/** Farther ahead nobody can be booked, entered, or have hours opened or closed. */
const MOST_AHEAD_DAYS = 366
/** Hours by hand are forgotten a week after. */
const KEEP_DAYS = 7

const hidden = ['lapsed', 'void']

function rangeOf(from: string, until: string): Span {
  if (until < from || numberOfDay(until) - numberOfDay(from) >= MOST_DAYS) {
    throw new AppError('INVALID_INPUT', { field: 'until' }, `一次最多看 ${MOST_DAYS} 天`)
  }
  return span({ start: dayStart(numberOfDay(from)), end: dayStart(numberOfDay(until) + 1) })
}

/** @throws AppError INVALID_INPUT where it is too far ahead. */
function expectNear(end: string, now: string, field: string): void {
  if (end > daysAfter(now, MOST_AHEAD_DAYS))
    throw new AppError('INVALID_INPUT', { field }, '最远只能安排到一年以内，请检查日期')
}

function spanOf({ start, end }: Span, now: string): Span {
  const one = span(interval({ start, end }))
  if (one.end <= one.start) throw new AppError('INVALID_INPUT', { field: 'until' }, '结束要晚于开始')
  if (one.end > daysAfter(one.start, MOST_DAYS))
    throw new AppError('INVALID_INPUT', { field: 'until' }, `一次最多开放或关闭 ${MOST_DAYS} 天`)
  expectNear(one.end, now, 'until')
  return one
}

/** Closes or opens hours. Both lists stay apart, so that an hour is never both. */
async function byHand(which: 'blocked' | 'opened', input: Span, { actor, now }: Call) {
  const one = spanOf(input, now)
  const { counsellor } = await ownDiary(actor, now)
  const recent = (list: readonly Span[]) => list.filter(each => each.end > daysAfter(now, -KEEP_DAYS))
  const { blocked, opened } = await changeDiary(
    actor.id,
    current => ({
      version: current.version + 1,
      blocked: which === 'blocked' ? added(recent(current.blocked), one) : cut(current.blocked, one),
      opened: which === 'opened' ? added(recent(current.opened), one) : cut(current.opened, one),
      changedAt: now,
    }),
    counsellor,
  )
  return { blocked, opened }
}

const inside = (list: readonly Span[], range: Span): Span[] =>
  list.filter(each => each.start < range.end && each.end > range.start)

/** What a counsellor's days hold, and what waits for a word of theirs. */
async function read(counsellor: string, range: Span, now: string) {
  const [onDays, open, appeals, waiting] = await Promise.all([
    appointments.find({
      where: {
        counsellor,
        start: _.gte(hoursAfter(range.start, -LONGEST_HOURS)).and(_.lt(range.end)),
      },
      orderBy: [['start', 'asc']],
      limit: 1000,
    }),
    appointments.find({
      where: { counsellor, status: _.in(['held', 'booked']) },
      orderBy: [['start', 'asc']],
      limit: 500,
    }),
    appointments.find({ where: { counsellor, appeal: 'asked' }, limit: 100 }),
    calls.find({ where: { state: 'waiting' }, orderBy: [['at', 'asc']], limit: 100 }),
  ])
  return {
    items: onDays.filter(({ end, status }) => end > range.start && !hidden.includes(status)),
    coming: open.filter(({ end }) => end > now),
    next: open.find(({ status, start }) => status === 'booked' && start > now),
    todo: [...open.filter(({ status, end }) => status === 'held' || end <= now), ...appeals],
    calls: waiting.filter(call => call.counsellor === counsellor || call.allFrom <= now),
  }
}

/** A counsellor's diary. */
export const diaryHandlers: Pick<Handlers<HotlineContract>, 'diary' | 'block' | 'open' | 'walkIn'> = {
  async diary({ from, until }, { actor, now }) {
    const range = rangeOf(from, until)
    const office = await ownDiary(actor, now)
    const { counsellor } = office
    const [settings, found] = await Promise.all([streetSettings(), read(actor.id, range, now)])
    const facts = factsOf(office, settings, now)
    const rooms = new Map([[actor.id, counsellor.room]])
    const seen = { settings: settings.hotline, now }
    const view = (one: Appointment) => presentAppointment(one, rooms, 'counsellor', seen)
    return {
      items: found.items.map(view),
      windows: windowsOf(facts, numberOfDay(from), numberOfDay(until) + 1).map(span),
      blocked: inside(counsellor.blocked, range),
      opened: inside(counsellor.opened, range),
      free: freeSlots(facts, { from: Date.parse(range.start), until: Date.parse(range.end) }).map(span),
      next: found.next ? view(found.next) : null,
      urgent: found.coming.map(view).filter(({ urgent }) => urgent),
      calls: found.calls.map(presentCallFor),
      todo: found.todo.map(view).sort((a, b) => Number(b.urgent) - Number(a.urgent)),
      listed: counsellor.listed,
    }
  },

  block: ({ from, until }, call) => byHand('blocked', { start: from, end: until }, call),
  open: ({ from, until }, call) => byHand('opened', { start: from, end: until }, call),

  async walkIn({ start, minutes, way, name }, { actor, now, key }) {
    const { counsellor } = await ownDiary(actor, now)
    const from = Date.parse(start)
    if (from < Date.parse(daysAfter(now, -1))) {
      throw new AppError('INVALID_INPUT', { field: 'start' }, '最早只能登记一天以内的')
    }
    const where = span({ start: from, end: from + minutes * 60_000 })
    expectNear(where.end, now, 'start')
    const place = await winClearPlace(counsellor, { appointment: key, ...where }, now)
    const known: Counsellor = { ...counsellor, confirms: false }
    const draft = newAppointment(place, known, '', { way, name }, { source: 'walkIn', now, key })
    const appointment = await insertAppointment(draft, place, { freed: false, now })
    return { appointment: briefIn(appointment, counsellor, 'counsellor', now) }
  },
}
