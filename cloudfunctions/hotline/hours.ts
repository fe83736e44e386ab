import { isDeepStrictEqual } from 'node:util'
import { AppError } from '@domain/errors'
import { isOpen } from '@domain/hotline/appointment'
import type { HotlineContract } from '@domain/hotline/contract'
import type { Counsellor, Place } from '@domain/hotline/counsellor'
import { affectedPlaces } from '@domain/hotline/diary'
import type { Schedule } from '@domain/hotline/schedule'
import { _ } from '@server/cloud'
import { appointments } from '@server/collections'
import { checkText } from '@server/content-check'
import { callOff } from '@server/hotline/call-off'
import { aroundOf, changeDiary, ownDiary } from '@server/hotline/counsellors'
import { feedPath } from '@server/hotline/feed'
import { presentAppointment } from '@server/hotline/present'
import { streetSettings } from '@server/request/repository'
import type { Call, Handlers } from '@server/serve'
import { leaveDiary } from './leave-diary'

/** Calls off an appointment that does not fit new hours. Gives whether it was open. */
async function giveUp(id: string, reason: string | undefined, { actor, now, key }: Call): Promise<boolean> {
  const loaded = await appointments.byId(id)
  if (!loaded || loaded.counsellor !== actor.id || !isOpen(loaded)) return false
  const said = { by: 'counsellor', actor, now, key: `${key}:${id}` } as const
  const ended = await callOff(loaded, { ...said, reason: reason || '咨询师的时间有调整' })
  await leaveDiary(ended, 'counsellor', now)
  return true
}

/** Refuses while places that new hours leave outside have not been decided. @throws AppError HOURS_AFFECT */
function expectDecided(places: readonly Place[], decisions: readonly { id: string }[]): void {
  const undecided = places.filter(({ appointment }) => decisions.every(({ id }) => id !== appointment))
  if (undecided.length === 0) return
  const sentence = `新的时间会影响 ${undecided.length} 个已有的预约，请逐个决定保留还是取消`
  throw new AppError('HOURS_AFFECT', { ids: undecided.map(({ appointment }) => appointment) }, sentence)
}

const savedOf = ({ saved }: Counsellor) => saved ?? { profile: 1, hours: 1 }

/** The count after one more saving. `seen`: how often the form was saved when its author read it. @throws AppError CHANGED */
function savedNext(current: Counsellor, form: 'profile' | 'hours', seen: number | undefined) {
  const saved = savedOf(current)
  if (seen !== undefined && seen !== saved[form]) {
    throw new AppError('CHANGED', undefined, '刚在别处改过，请先放弃这次的修改，看过最新的再改')
  }
  return { ...saved, [form]: saved[form] + 1 }
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
    const { schedule } = counsellor
    return {
      saved: savedOf(counsellor),
      profile: profileOf(counsellor),
      schedule,
      feedPath: feedPath(counsellor),
    }
  },

  async saveProfile({ version, profile }, { actor, now }) {
    const { counsellor } = await ownDiary(actor, now)
    await checkText(actor.id, profile.name, profile.intro, profile.room, ...profile.specialities)
    const saved = await changeDiary(
      actor.id,
      current => {
        // The same command again, after its answer was lost.
        if (isDeepStrictEqual(profileOf(current), profile)) return undefined
        const saved = savedNext(current, 'profile', version)
        return { ...profile, saved, version: current.version + 1, changedAt: now }
      },
      counsellor,
    )
    return { profile: profileOf(saved) }
  },

  async tryHours({ schedule }, { actor, now }) {
    const [office, settings] = await Promise.all([ownDiary(actor, now), streetSettings()])
    const places = affectedPlaces(office.counsellor, aroundOf(office, settings, now), schedule as Schedule)
    const ids = places.map(({ appointment }) => appointment)
    const found = ids.length > 0 ? await appointments.find({ where: { _id: _.in(ids) }, limit: 1000 }) : []
    const rooms = new Map([[actor.id, office.counsellor.room]])
    const seen = { settings: settings.hotline, now }
    const affected = found.filter(isOpen).sort((a, b) => (a.start < b.start ? -1 : 1))
    return { affected: affected.map(each => presentAppointment(each, rooms, 'counsellor', seen)) }
  },

  async saveHours({ version, schedule: asked, decisions }, call) {
    const { actor, now } = call
    const schedule = asked as Schedule
    const [office, settings] = await Promise.all([ownDiary(actor, now), streetSettings()])
    await changeDiary(
      actor.id,
      current => {
        if (isDeepStrictEqual(current.schedule, schedule)) return undefined
        const saved = savedNext(current, 'hours', version)
        // On whatever is there when it is saved: a booking that came meanwhile has to be decided too.
        expectDecided(affectedPlaces(current, aroundOf(office, settings, now), schedule), decisions)
        return { schedule, saved, version: current.version + 1, changedAt: now }
      },
      office.counsellor,
    )
    let cancelled = 0
    for (const { id, keep, reason } of decisions) {
      if (!keep && (await giveUp(id, reason, call))) cancelled++
    }
    return { cancelled }
  },

  async renewFeed(_input, { actor, now }) {
    const { counsellor } = await ownDiary(actor, now)
    await changeDiary(actor.id, ({ version, feed }) => ({ version: version + 1, feed: feed + 1 }), counsellor)
    return {}
  },
}
