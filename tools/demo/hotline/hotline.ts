import { woken } from '@domain/hotline/woken'
import { dayNumber } from '@domain/lanzhou'
import { daysAfter } from '@domain/request/deadline'
import { about } from '@server/hotline/about'
import type { Keys } from '@server/hotline/keys'
import { sealMessage } from '@server/hotline/messages'
import { seal } from '@server/hotline/seal'
import { asRead, MESSAGE_DAYS } from '../afterwards/messages'
import { chance } from '../chance'
import type { Demo } from '../demo'
import { peoplesTime, timersTime, wholeMinute } from '../life/minute'
import { queue } from '../life/queue'
import { calls } from './calls'
import { clientsOf } from './clients'
import { counsellorsOf } from './counsellors'
import { occasions } from './occasions'
import { type HotlineRecords, type Records, records } from './records'
import { fill, fullDays, weeks } from './rhythm'
import type { Scene } from './scene'

/** So many days are told; people book up to a month ahead. */
const DAYS = 66

/** What the timer does when an appointment has to be looked at: a hold is over, or time has done something to it. */
function wake(all: Records, id: string, now: string): void {
  const { appointment, secrets } = all.entry(id)
  if (appointment.status !== 'held') {
    const sealAppointment = (of: string, what: object) => seal(what, about('appointment', of), all.keys)
    const next = woken(appointment, secrets, now, sealAppointment)
    // Words are destroyed after years only, so what is sealed is all there but for a number that was forgotten.
    const { phone, ...others } = secrets
    const isForgotten = next.sealed !== appointment.sealed && next.story.length === appointment.story.length
    all.save(next, isForgotten ? others : { ...others, ...(phone && { phone }) })
    return
  }
  const left = { holdUntil: null, leaves: [appointment.counsellor] }
  all.step(id, { type: 'lapsed', fields: { status: 'lapsed', ...left } }, 'system', now)
  all.leave(appointment, now)
}

/**
 * The dual-heart hotline of the demo street: two months of appointments behind it and one ahead, told in the order of
 * time by the product's own rules. The same for the same seed and time, but for what is sealed: that never is.
 */
export function hotline(
  { posts, people, settings, now: end }: Pick<Demo, 'posts' | 'people' | 'settings' | 'now'>,
  { keys, seed }: { keys: Keys; seed: string },
): HotlineRecords {
  const start = daysAfter(end, -DAYS)
  const told = daysAfter(end, -MESSAGE_DAYS)
  const ahead = queue<{ at: string; what: (at: string) => void }>()
  let clock = start
  const put = (wanted: string, what: (at: string) => void) => {
    const at = wanted > clock ? wanted : clock
    if (at <= end) ahead.put({ at, what })
  }
  const counsellors = counsellorsOf(posts, end, start)
  const all = records(
    { counsellors, posts, settings: settings[0]!, keys, told },
    ({ _id, version, wakeAt }) => {
      const isDue = () => all.entry(_id).appointment.version === version
      if (wakeAt) put(timersTime(wholeMinute(wakeAt)), at => isDue() && wake(all, _id, at))
    },
  )
  const draws = (...purpose: (string | number)[]) => chance(seed, 'hotline', ...purpose)
  const ids = counsellors.map(({ _id }) => _id)
  const first = ids[0]!
  const full: number[] = []
  const scene: Scene = {
    records: all,
    settings: settings[0]!,
    clients: clientsOf(people, posts, draws('clients')),
    end,
    draws,
    later: (at, what) => put(peoplesTime(at), what),
    isKept: (counsellor, at) => counsellor === first && full.includes(dayNumber(Date.parse(at))),
  }
  full.push(...fullDays(scene, first))
  weeks(scene, ids, start)
  for (const day of full) fill(scene, first, day)
  occasions(scene, ids, full)
  calls(scene, ids)
  for (let next = ahead.take(); next; next = ahead.take()) {
    clock = next.at
    next.what(clock)
  }

  const { kept } = all
  return {
    ...kept,
    counsellors: ids.map(all.counsellor),
    appointments: all.entries().map(({ appointment }) => appointment),
    messages: asRead(kept.messages, end, `${seed}/hotline`).map(message => sealMessage(message, keys)),
  }
}
