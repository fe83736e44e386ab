import { publicDays } from '@domain/calendar/holidays'
import { isOpen } from '@domain/hotline/appointment'
import { fitsHours } from '@domain/hotline/availability'
import { inMonthOf } from '@domain/hotline/booking'
import { interval, isClear, slotFacts } from '@domain/hotline/diary'
import type { WaitSecrets } from '@domain/hotline/records'
import { freeSlots } from '@domain/hotline/slots'
import { dayNumber, dayStart, numberOfDay } from '@domain/lanzhou'
import { daysAfter } from '@domain/request/deadline'
import { about } from '@server/hotline/about'
import { clientOf } from '@server/hotline/keys'
import { unseal } from '@server/hotline/seal'
import { describe, expect, it } from 'vitest'
import { keys, moments, secretsOf, told } from './told'

const MINUTE_MS = 60_000
const all = moments.map(now => told(now))

describe('what is booked in the demo street', () => {
  it.each(all)('keeps to the rules for its clients ($now)', ({
    appointments,
    now,
    people,
    posts,
    settings,
  }) => {
    const known = new Set([...people.map(({ _id }) => _id), ...posts.map(({ person }) => person)])
    expect(new Set(appointments.map(({ _id }) => _id)).size).toBe(appointments.length)
    expect(new Set(appointments.map(({ hold }) => hold)).size).toBe(appointments.length)
    for (const each of appointments) {
      const { openid, phone, consentAt, intake } = secretsOf(each)
      if (each.source === 'walkIn') expect(openid).toBe('')
      else expect(known.has(openid) && each.client === clientOf(openid, keys)).toBe(true)
      if (phone) expect(each.way === 'phone' && each.end > daysAfter(now, -1.01)).toBe(true)
      expect(Boolean(consentAt)).toBe(Boolean(intake))
      const own = appointments.filter(({ client }) => client === each.client)
      expect(inMonthOf(own, each.start)).toBeLessThanOrEqual(settings.hotline.perMonth)
      expect(own.filter(one => isOpen(one) && one.end > now).length).toBeLessThanOrEqual(1)
    }
  })

  it.each(all)('books on the grid, over nothing else, and leaves each open one its place ($now)', one => {
    const { counsellors, appointments, now, settings, posts } = one
    for (const counsellor of counsellors) {
      const post = posts.find(({ person }) => person === counsellor._id)!
      const theirs = appointments.filter(each => each.counsellor === counsellor._id)
      const facts = slotFacts(counsellor, { calendar: settings.calendar, publicDays, post, now })
      for (const each of theirs) expect(fitsHours(facts, interval(each)), each.start).toBe(true)

      const coming = theirs.filter(each => isOpen(each) && each.end > now)
      const placed = counsellor.places.filter(({ end }) => end > now)
      expect(placed.map(({ appointment, start, end }) => [appointment, start, end])).toEqual(
        coming.map(({ _id, start, end }) => [_id, start, end]).sort((a, b) => (a[1]! < b[1]! ? -1 : 1)),
      )
      expect(counsellor.tendAt).toBeNull()
      for (const place of counsellor.places) {
        expect(place.settled && place.token.length > 5).toBe(true)
        expect(isClear(counsellor, place, other => other === place)).toBe(true)
      }
      // What took place lay over nothing else either.
      const { before, after } = counsellor.schedule
      const met = theirs.filter(({ status }) => ['booked', 'done', 'noShow', 'held'].includes(status))
      const inOrder = met.map(interval).sort((a, b) => a.start - b.start)
      for (const [index, next] of inOrder.slice(1).entries()) {
        const gap = (next.start - inOrder[index]!.end) / MINUTE_MS
        expect(gap).toBeGreaterThanOrEqual(Math.max(before, after))
      }
    }
  })

  it.each(all)('has a counsellor whose next two days are full, and some who wait for one ($now)', one => {
    const { now, counsellors, appointments, settings, posts, waits } = one
    const [busy] = counsellors
    const today = dayStart(dayNumber(Date.parse(now)))
    const byDay = new Map<number, number>()
    for (const { counsellor, start, status } of appointments) {
      const day = dayNumber(Date.parse(start))
      const counts =
        counsellor === busy!._id && Date.parse(start) >= today && !['cancelled', 'lapsed'].includes(status)
      if (counts) byDay.set(day, (byDay.get(day) ?? 0) + 1)
    }
    expect([...byDay.values()].filter(many => many >= 8)).toHaveLength(2)
    expect(waits.length).toBeGreaterThan(1)
    const facts = slotFacts(busy!, {
      calendar: settings.calendar,
      publicDays,
      post: posts.find(({ person }) => person === busy!._id)!,
      now,
    })
    for (const { _id, sealed, counsellor, from, until } of waits) {
      expect(counsellor).toBe(busy!._id)
      const range = { from: dayStart(numberOfDay(from)), until: dayStart(numberOfDay(until) + 1) }
      expect(freeSlots(facts, range)).toEqual([])
      expect(clientOf(unseal<WaitSecrets>(sealed, about('wait', _id), keys)!.openid, keys)).toBe(_id)
    }
  })
})
