import { isWorrying } from '@domain/hotline/appointment'
import { holdOf } from '@domain/hotline/lifecycle'
import type { CallSecrets, NoteText } from '@domain/hotline/records'
import { profile, schedule } from '@domain/hotline/schema'
import { wakeAt } from '@domain/hotline/wakes'
import { daysAfter } from '@domain/request/deadline'
import { about } from '@server/hotline/about'
import { openMessage } from '@server/hotline/messages'
import { unseal } from '@server/hotline/seal'
import { describe, expect, it } from 'vitest'
import type { HotlineRecords } from './records'
import { keys, moments, secretsOf, told } from './told'

const all = moments.map(now => told(now))
const WEDNESDAY = all[0]!

describe('the hotline of the demo street', () => {
  it('has six counsellors, all to be booked, each in another way', () => {
    const { counsellors, posts, settings } = WEDNESDAY
    expect(counsellors).toHaveLength(6)
    expect(new Set(counsellors.map(each => JSON.stringify(each.schedule.weekly))).size).toBe(6)
    for (const each of counsellors) {
      expect(each.listed).toBe(true)
      expect(profile.safeParse(each).success).toBe(true)
      expect(schedule.safeParse(each.schedule).success).toBe(true)
      expect(
        posts.some(
          ({ person, name, role }) => person === each._id && name === each.name && role === 'counsellor',
        ),
      ).toBe(true)
      expect(each.ways.includes('room')).toBe(each.room !== '')
    }
    const duty = settings.hotline.duty.filter(id => id !== null)
    expect(new Set(duty)).toEqual(new Set(counsellors.map(({ _id }) => _id)))
    expect(settings.hotline.dutyLine).toMatch(/^0931-0\d{6}$/)
  })

  it('is the same for the same seed and time, but for what is sealed', () => {
    const again = told(WEDNESDAY.now)
    const legible = ({ appointments, counsellors, messages, readings }: HotlineRecords) => ({
      appointments: appointments.map(one => ({ ...one, sealed: secretsOf(one) })),
      messages: messages.map(one => openMessage(one, keys)),
      ...{ counsellors, readings },
    })
    expect(legible(again)).toEqual(legible(WEDNESDAY))
    const other = told(WEDNESDAY.now, 'another')
    expect(other.appointments.map(({ start }) => start)).not.toEqual(
      again.appointments.map(({ start }) => start),
    )
  })

  it.each(all)('has two months behind it and one ahead, with everything that happens ($now)', one => {
    const { appointments, now, counsellors } = one
    const count = (fits: (each: (typeof appointments)[number]) => boolean) => appointments.filter(fits).length
    const share = (status: string) => count(each => each.status === status) / appointments.length
    for (const { _id } of counsellors) {
      const past = count(({ counsellor, start }) => counsellor === _id && start < now)
      expect(past / 9).toBeGreaterThan(4)
      expect(past / 9).toBeLessThan(13)
    }
    expect(count(({ start }) => start > now)).toBeGreaterThan(30)
    expect(count(({ start }) => start > daysAfter(now, 14))).toBeGreaterThan(3)
    expect(share('done')).toBeGreaterThan(0.5)
    expect(share('cancelled')).toBeGreaterThan(0.04)
    for (const status of ['noShow', 'declined', 'lapsed']) {
      expect(share(status), status).toBeGreaterThan(0)
      expect(share(status), status).toBeLessThan(0.09)
    }
    for (const appeal of ['upheld', 'rejected', 'asked'])
      expect(
        count(each => each.appeal === appeal),
        appeal,
      ).toBe(1)
    for (const state of ['agreed', 'refused', 'asked'])
      expect(
        count(each => each.handOver?.state === state),
        state,
      ).toBe(1)
    expect(count(({ stars }) => stars !== null)).toBeGreaterThan(60)
    expect(count(each => isWorrying(secretsOf(each).intake))).toBeGreaterThan(2)
    expect(count(({ source }) => source === 'walkIn')).toBeGreaterThan(2)
    expect(count(({ status }) => status === 'held')).toBeGreaterThan(0)
    expect(one.readings.length).toBeGreaterThan(5)
  })

  it.each(all)('tells stories that fit, and leaves the timer nothing to do ($now)', one => {
    const { appointments, now, notes, calls, messages } = one
    const noted = new Set(notes.map(({ _id }) => _id))
    for (const each of appointments) {
      const { story, status, untold, leaves, version, hasNote, _id } = each
      const ends = { booked: ['booked', 'confirmed', 'moved', 'reminded'], held: ['held', 'moved'] }[
        status as string
      ] ?? [
        ...[status, 'rated', 'appealed', 'appealUpheld', 'appealRejected'],
        ...['handOverAsked', 'handOverAgreed', 'handOverRefused'],
      ]
      expect(ends).toContain(story.at(-1)!.type)
      expect(story.map(({ at }) => at)).toEqual(story.map(({ at }) => at).sort())
      expect(story.every(({ at }) => at <= now) && version >= story.length).toBe(true)
      expect(new Set(story.map(({ key }) => key)).size).toBe(story.length)
      expect([untold, leaves, hasNote]).toEqual([null, [], noted.has(_id)])
      expect(each.hold).toBe(holdOf(each, now))
      expect(each.wakeAt).toBe(wakeAt(each, Boolean(secretsOf(each).phone)))
      expect(each.wakeAt! > now).toBe(true)
    }
    for (const { _id, sealed } of notes) {
      expect(unseal<NoteText>(sealed, about('note', _id), keys)?.text).toMatch(/^（演示）/)
    }
    const waiting = calls.filter(({ state }) => state === 'waiting')
    expect(waiting).toHaveLength(1)
    for (const { _id, wakeAt: wake, sealed, state } of calls) {
      const { phone, why } = unseal<CallSecrets>(sealed, about('call', _id), keys)!
      expect([wake, why]).toEqual([null, 'safety'])
      expect(phone).toMatch(state === 'waiting' ? /^1540000/ : /^$/)
    }
    expect(new Set(messages.map(({ _id }) => _id)).size).toBe(messages.length)
    expect(new Set(messages.map(({ as }) => as))).toEqual(new Set(['client', 'counsellor']))
    expect(messages.filter(({ readAt }) => !readAt).length).toBeLessThan(messages.length / 4)
    for (const { at, push } of messages) expect([at <= now, push.at]).toEqual([true, null])
  })
})
