import { AppError } from '@domain/errors'
import { type Appointment, isOpen } from '@domain/hotline/appointment'
import { fitsHours } from '@domain/hotline/availability'
import type { HotlineContract } from '@domain/hotline/contract'
import type { Counsellor } from '@domain/hotline/counsellor'
import { interval } from '@domain/hotline/diary'
import type { Schedule } from '@domain/hotline/schedule'
import { _ } from '@server/cloud'
import { appointments } from '@server/collections'
import { checkText } from '@server/content-check'
import { makeMove } from '@server/hotline/appointments'
import { changeDiary, factsOf, type InOffice, ownDiary } from '@server/hotline/counsellors'
import { feedPath } from '@server/hotline/feed'
import { presentAppointment } from '@server/hotline/present'
import { streetSettings } from '@server/request/repository'
import type { Handlers } from '@server/serve'
import { leaveDiary } from './leave-diary'

/** Open appointments still to come that would lie outside of other hours, and inside of the present ones. */
async function affectedBy(office: InOffice, schedule: Schedule, now: string): Promise<Appointment[]> {
  const [settings, coming] = await Promise.all([
    streetSettings(),
    appointments.find({
      where: { counsellor: office.counsellor._id, status: _.in(['offered', 'held', 'booked']) },
      limit: 1000,
    }),
  ])
  const facts = (some: Schedule) =>
    factsOf({ ...office, counsellor: { ...office.counsellor, schedule: some } }, settings, now)
  const [before, after] = [facts(office.counsellor.schedule), facts(schedule)]
  return coming
    .filter(appointment => appointment.start > now)
    .filter(
      appointment => fitsHours(before, interval(appointment)) && !fitsHours(after, interval(appointment)),
    )
    .sort((a, b) => (a.start < b.start ? -1 : 1))
}

const profileOf = ({ name, intro, specialities, ways, room, listed, confirms, holdHours }: Counsellor) => ({
  ...{ name, intro, specialities, ways, room, listed, confirms, holdHours },
})

/** How counsellors introduce themselves, and when they can be booked. */
export const hoursHandlers: Pick<
  Handlers<HotlineContract>,
  'profile' | 'saveProfile' | 'tryHours' | 'saveHours' | 'renewFeed'
> = {
  async profile(_input, { actor, now }) {
    const { counsellor } = await ownDiary(actor, now)
    const { version, schedule } = counsellor
    return { version, profile: profileOf(counsellor), schedule, feedPath: feedPath(counsellor) }
  },

  async saveProfile({ profile }, { actor, now }) {
    const { counsellor } = await ownDiary(actor, now)
    await checkText(actor.id, profile.name, profile.intro, profile.room, ...profile.specialities)
    const saved = await changeDiary(
      actor.id,
      current => ({ ...profile, version: current.version + 1, changedAt: now }),
      counsellor,
    )
    return { profile: profileOf(saved) }
  },

  async tryHours({ schedule }, { actor, now }) {
    const office = await ownDiary(actor, now)
    const [affected, settings] = await Promise.all([
      affectedBy(office, schedule as Schedule, now),
      streetSettings(),
    ])
    const rooms = new Map([[actor.id, office.counsellor.room]])
    const seen = { settings: settings.hotline, now }
    return { affected: affected.map(each => presentAppointment(each, rooms, 'counsellor', seen)) }
  },

  async saveHours({ schedule, decisions }, { actor, now, key }) {
    const office = await ownDiary(actor, now)
    const affected = await affectedBy(office, schedule as Schedule, now)
    const decided = new Map(decisions.map(decision => [decision.id, decision]))
    const undecided = affected.filter(({ _id }) => !decided.has(_id))
    if (undecided.length > 0) {
      const sentence = `新的时间会影响 ${undecided.length} 个已有的预约，请逐个决定保留还是取消`
      throw new AppError('HOURS_AFFECT', { ids: undecided.map(({ _id }) => _id) }, sentence)
    }
    // Decided again on whatever is there now: a booking that came meanwhile has to be decided too.
    await changeDiary(
      actor.id,
      current => {
        const isNew = current.places.some(
          place => !office.counsellor.places.some(old => old.token === place.token),
        )
        if (isNew) throw new AppError('HOURS_AFFECT', {}, '刚刚来了新的预约，请再看一遍受影响的预约')
        return { schedule: schedule as Schedule, version: current.version + 1, changedAt: now }
      },
      office.counsellor,
    )
    const cancelled: Appointment[] = []
    for (const { id, keep, reason } of decisions) {
      const loaded = keep ? undefined : await appointments.byId(id)
      if (!loaded || loaded.counsellor !== actor.id || !isOpen(loaded)) continue
      const ended = await makeMove({
        ...{ move: 'cancel', id, by: 'counsellor', openid: actor.id, now, key: `${key}:${id}`, loaded },
        step: before => ({
          type: 'cancelled',
          fields: { status: 'cancelled', leaves: [...new Set([...before.leaves, before.counsellor])] },
          secrets: { cancelReason: reason || '咨询师的时间有调整' },
        }),
      })
      await leaveDiary(ended, 'counsellor', now)
      cancelled.push(ended)
    }
    return { cancelled: cancelled.length }
  },

  async renewFeed(_input, { actor, now }) {
    const { counsellor } = await ownDiary(actor, now)
    await changeDiary(actor.id, ({ version, feed }) => ({ version: version + 1, feed: feed + 1 }), counsellor)
    return {}
  },
}
