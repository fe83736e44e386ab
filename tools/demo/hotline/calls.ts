import { callMessage } from '@domain/hotline/messages'
import { lanzhouDay, weekdayOf } from '@domain/lanzhou'
import { daysAfter, hoursAfter } from '@domain/request/deadline'
import { about } from '@server/hotline/about'
import { clientOf, hashWith } from '@server/hotline/keys'
import { seal } from '@server/hotline/seal'
import { minuteLater, peoplesTime } from '../life/minute'
import type { Scene } from './scene'

/** The counsellor on duty is asked alone for a quarter of an hour. */
const ALONE_HOURS = 0.25
/** How many days before the end somebody asked to be called, and after how many hours they were: one waits still. */
const CALLS = [
  { days: 40, after: 0.1 },
  { days: 18, after: 0.2 },
  { days: 6, after: 0.15 },
  { days: 0.028, after: null },
] as const

const nobody = { openid: '', name: '', phone: '' }

/** Somebody asks to be called back at `now` (ISO); the timer tells who is on duty, and all when nobody calls in time. */
function askForCall(scene: Scene, counsellors: readonly string[], now: string, after: number | null): void {
  const { records, settings, end } = scene
  const { openid, name, phone } = scene.draws('call', now).pick(scene.clients)
  const duty = settings.hotline.duty[weekdayOf(lanzhouDay(now)) - 1] ?? null
  const allFrom = duty ? hoursAfter(now, ALONE_HOURS) : now
  const id = records.newKey()
  const why = 'safety'
  const calledAt = after === null ? null : peoplesTime(hoursAfter(now, after))
  const isAll = allFrom <= (calledAt ?? end)
  const who = calledAt && !duty ? counsellors[0]! : duty
  const client = clientOf(openid, records.keys)
  records.kept.calls.push({
    _id: id,
    client,
    hold: calledAt ? id : client,
    at: now,
    state: calledAt ? 'called' : 'waiting',
    counsellor: who,
    counsellorName: duty ? records.counsellor(duty).name : null,
    allFrom,
    // Whoever was called is not to be called again: the number is forgotten.
    sealed: seal(
      calledAt ? { ...nobody, why } : { openid, name, phone, why },
      about('call', id),
      records.keys,
    ),
    calledAt,
    told: isAll ? 'all' : 'duty',
    wakeAt: isAll || calledAt ? null : allFrom,
  })
  const tell = (to: string, at: string) => {
    if (now < records.told) return
    records.kept.messages.push(callMessage(hashWith(records.keys, 'call', id, to), why, to, at))
  }
  if (duty) tell(duty, minuteLater(now))
  for (const other of isAll ? counsellors : []) if (other !== duty) tell(other, minuteLater(allFrom))
}

/** The wishes to be called back of the time that is told. */
export function calls(scene: Scene, counsellors: readonly string[]): void {
  for (const { days, after } of CALLS) {
    const at = daysAfter(scene.end, -days)
    scene.later(at, now => askForCall(scene, counsellors, now, after))
  }
}
