import { isOpen } from '@domain/hotline/appointment'
import { fitsHours } from '@domain/hotline/availability'
import { interval, isClear, span } from '@domain/hotline/diary'
import type { Interval } from '@domain/hotline/schedule'
import { freeSlots } from '@domain/hotline/slots'
import { hoursAfter } from '@domain/request/deadline'
import type { Chance } from '../chance'
import { answer, cancel, move } from './calling-off'
import { type Client, saidBy } from './clients'
import { mayBook, type Scene } from './scene'
import { finish, read } from './taking-place'
import { walkInNames } from './words'

const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000
/** So many book with somebody whom they have met before. */
const REGULARS = 0.6

/** What people mean to do with an appointment that was just booked. Each looks again when its time has come. */
function goOn(scene: Scene, id: string, draws: Chance, now: string, isAnswered: boolean): void {
  const { start, status } = scene.records.entry(id).appointment
  const ahead = (Date.parse(start) - Date.parse(now)) / 3_600_000
  if (status === 'held' && isAnswered && draws.odds(0.94)) {
    scene.later(hoursAfter(now, draws.around(4, 0.5)), at => answer(scene, id, draws, at))
  }
  const some = hoursAfter(now, ahead * (0.15 + 0.8 * draws.next()))
  const meant = draws.weighted({ cancel: 10, off: 2, move: 6, come: 82 })
  if (meant === 'cancel') scene.later(some, at => cancel(scene, id, 'client', draws, at))
  else if (meant === 'off') scene.later(some, at => cancel(scene, id, 'counsellor', draws, at))
  else if (meant === 'move') {
    scene.later(some, at => {
      move(scene, id, at)
      const { appointment } = scene.records.entry(id)
      if (appointment.status === 'held')
        scene.later(hoursAfter(at, 2), then => answer(scene, id, draws, then))
      comes(scene, id, draws)
    })
  }
  comes(scene, id, draws)
}

/** The day itself: the counsellor looks at earlier notes, they meet, and afterwards it is said how it ended. */
function comes(scene: Scene, id: string, draws: Chance): void {
  const { start, end } = scene.records.entry(id).appointment
  const isStill = () => {
    const { appointment } = scene.records.entry(id)
    return appointment.start === start && isOpen(appointment)
  }
  if (draws.odds(0.3)) scene.later(hoursAfter(start, -0.2), at => isStill() && read(scene, id, at))
  // Some are forgotten; after a week they count as done.
  if (draws.odds(0.04)) return
  scene.later(hoursAfter(end, draws.around(0.3)), at => isStill() && finish(scene, id, draws, at))
}

/** Somebody books this slot. @param isAnswered false: where the counsellor confirms, they have not come to it yet */
export function book(
  scene: Scene,
  client: Client,
  counsellor: string,
  slot: Interval,
  { now, isAnswered = true }: { now: string; isAnswered?: boolean },
): void {
  const { records } = scene
  const draws = scene.draws('appointment', counsellor, slot.start, now)
  const said = saidBy(client, records.counsellor(counsellor).ways, draws, now)
  const { appointment } = records.book(
    client.openid,
    said,
    { counsellor, source: 'client', ...span(slot) },
    now,
  )
  goOn(scene, appointment._id, draws, now, isAnswered)
}

/** Somebody looks for a time with a counsellor some days ahead, and books one if there is any. */
export function seek(scene: Scene, counsellor: string, draws: Chance, now: string, isAnswered = true): void {
  const { records } = scene
  const from = Date.parse(now) + draws.around(5, 0.9) * DAY_MS
  const facts = records.facts(counsellor, now)
  const slots = freeSlots(facts, { from, until: from + 7 * DAY_MS }).slice(0, 8)
  const any = slots.length > 0 ? slots : freeSlots(facts, { from: Date.parse(now), until: from }).slice(-5)
  if (any.length === 0) return
  const slot = draws.pick(any)
  const start = new Date(slot.start).toISOString()
  const isRegular = ({ openid }: Client) =>
    records.own(openid).some(one => one.counsellor === counsellor && one.status === 'done')
  const some = draws.shuffled(scene.clients)
  const inOrder = draws.odds(REGULARS) ? [...some.filter(isRegular), ...some] : some
  const client = inOrder.find(one => mayBook(scene, one.openid, start, now))
  if (client) book(scene, client, counsellor, slot, { now, isAnswered })
}

/** Somebody comes by or rings up, and is seen at once where the counsellor has the time. */
export function walkIn(scene: Scene, counsellor: string, draws: Chance, now: string): void {
  const { records } = scene
  const from = Math.ceil(Date.parse(now) / (5 * MINUTE_MS)) * 5 * MINUTE_MS
  const where = span({ start: from, end: from + draws.pick([30, 40, 50]) * MINUTE_MS })
  const { ways, schedule } = records.counsellor(counsellor)
  const isThere = fitsHours(records.facts(counsellor, now), interval(where))
  // Nobody lets somebody in when the next comes right after.
  const until = hoursAfter(where.end, schedule.after / 60)
  if (!isThere || !isClear(records.counsellor(counsellor), { ...where, end: until })) return
  const said = { way: draws.pick(ways.filter(way => way !== 'phone')), name: draws.pick(walkInNames) }
  const { appointment } = records.book('', said, { counsellor, source: 'walkIn', ...where }, now)
  comes(scene, appointment._id, draws)
}
