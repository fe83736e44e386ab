import { AppError } from '@domain/errors'
import type { Appointment } from '@domain/hotline/appointment'
import { checkClient, lookBack, mustCall } from '@domain/hotline/booking'
import type { HotlineContract } from '@domain/hotline/contract'
import type { Wait } from '@domain/hotline/records'
import { lanzhouDay } from '@domain/lanzhou'
import { daysAfter, hoursAfter } from '@domain/request/deadline'
import { counsellors, waits } from '@server/collections'
import { makeMove } from '@server/hotline/appointments'
import { calledSince } from '@server/hotline/calls'
import { inOffice, listed } from '@server/hotline/counsellors'
import { slotsOf } from '@server/hotline/free'
import { clientOf } from '@server/hotline/keys'
import { ownSince } from '@server/hotline/own'
import { brief } from '@server/hotline/present'
import { leaveQueue, passOver, presentWait, sealWait } from '@server/hotline/waiting'
import { streetSettings } from '@server/request/repository'
import { Duplicate } from '@server/retry'
import type { Handlers } from '@server/serve'
import { saidBy } from './choosing'
import { leaveDiary } from './leave-diary'

/** As long as somebody waits who names no day. */
const DAYS = 30
const MOST_DAYS = 90

function daysOf(from: string | undefined, until: string | undefined, now: string) {
  const today = lanzhouDay(now)
  const first = from && from > today ? from : today
  const last = until ?? lanzhouDay(daysAfter(now, DAYS))
  if (last < first) throw new AppError('INVALID_INPUT', { field: 'until' }, '最晚日期要在最早日期之后')
  const most = lanzhouDay(daysAfter(now, MOST_DAYS))
  return { from: first, until: last < most ? last : most }
}

/** The waitlist (候补). */
export const waitingHandlers: Pick<
  Handlers<HotlineContract>,
  'wait' | 'leaveWaitlist' | 'takeOffer' | 'passOffer'
> = {
  async wait({ counsellor, from, until, ...input }, { actor, now, key }) {
    const said = saidBy(input, now)
    const client = clientOf(actor.id)
    const [settings, offices] = await Promise.all([streetSettings(), inOffice()])
    const others = offices.filter(office => office.counsellor._id !== actor.id)
    const asked = counsellor === 'any' ? others : [listed(others, counsellor)]
    const able = asked.filter(office => office.counsellor.ways.includes(said.way))
    if (able.length === 0) {
      throw new AppError('INVALID_INPUT', { field: 'way' }, '没有咨询师提供这种见面方式，请换一种')
    }
    const own = await ownSince(client, lookBack(now, now, settings.hotline))
    const called = mustCall(own, now, settings.hotline) ? await calledSince(client) : undefined
    checkClient(own, { now, settings: settings.hotline, calledSince: called })
    const range = daysOf(from, until, now)
    const [free] = slotsOf(able, settings, now, range)
    if (free) throw new AppError('SLOT_FREE', { start: free.start })
    const { way, ...secrets } = said
    const wait: Wait = {
      _id: client,
      client,
      counsellor: counsellor === 'any' ? null : counsellor,
      counsellorName: counsellor === 'any' ? null : asked[0]!.counsellor.name,
      ...range,
      way,
      at: now,
      sealed: sealWait(client, { openid: actor.id, ...secrets }),
      passed: [],
      unanswered: 0,
      key,
    }
    try {
      await waits.insert(wait)
    } catch (error) {
      if (!(error instanceof Duplicate)) throw error
      const there = await waits.byId(client)
      if (there?.key !== key) throw new AppError('WAITING_ALREADY')
    }
    return { waiting: await presentWait(wait) }
  },

  async leaveWaitlist({ id }, { actor }) {
    if (id !== clientOf(actor.id)) throw new AppError('NOT_FOUND', undefined, '您不在候补名单里')
    await leaveQueue(id)
    return {}
  },

  async takeOffer({ id, version }, { actor, now, key }) {
    const taken = await makeMove({
      move: 'takeOffer',
      id,
      version,
      by: 'client',
      actor,
      now,
      key,
      step: async before => {
        const counsellor = await counsellors.byId(before.counsellor)
        const confirms = counsellor?.confirms ?? false
        const holdUntil = confirms ? hoursAfter(now, counsellor!.holdHours) : null
        const fields: Partial<Appointment> = { status: confirms ? 'held' : 'booked', holdUntil }
        return { type: 'taken', fields, event: confirms ? { waits: true } : {} }
      },
    })
    await leaveQueue(taken.client)
    return { appointment: await brief(taken, 'client', now) }
  },

  async passOffer({ id, version }, { actor, now, key }) {
    const passed = await makeMove({
      move: 'passOffer',
      id,
      version,
      by: 'client',
      actor,
      now,
      key,
      step: before => ({
        type: 'passed',
        fields: { status: 'lapsed', holdUntil: null, leaves: [before.counsellor] },
      }),
    })
    await passOver(passed.client, passed.start, true)
    return { appointment: await leaveDiary(passed, 'client', now) }
  },
}
