import { freeSlots } from '@domain/hotline/slots'
import { dayNumber, dayStart } from '@domain/lanzhou'
import { hoursAfter } from '@domain/request/deadline'
import { book, seek, walkIn } from './booking'
import { mayBook, type Scene } from './scene'

const DAY_MS = 24 * 3_600_000
const WEEK_HOURS = 7 * 24
/** Wishes of a week, for each counsellor. Not all find a time. */
const WISHES = { least: 8, most: 11 }
/** How often in a week somebody comes by, whether the counsellor is there and free or not. */
const COMING_BY = 3
/** The hours of a day, on Lanzhou's clock, in which people book. */
const AWAKE = { from: 8, until: 22 }

const iso = (ms: number): string => new Date(ms).toISOString()

/** Week by week people look for a time, each on their own; now and then somebody comes by. */
export function weeks(scene: Scene, counsellors: readonly string[], start: string): void {
  for (const counsellor of counsellors) {
    for (let week = start; week < scene.end; week = hoursAfter(week, WEEK_HOURS)) {
      const draws = scene.draws('week', counsellor, week)
      const moment = () => {
        const day = dayStart(dayNumber(Date.parse(week)) + draws.int(0, 6))
        return hoursAfter(iso(day), AWAKE.from + draws.next() * (AWAKE.until - AWAKE.from))
      }
      for (let wish = draws.int(WISHES.least, WISHES.most); wish > 0; wish--) {
        scene.later(moment(), at => seek(scene, counsellor, scene.draws('wish', counsellor, at), at))
      }
      for (let tries = COMING_BY; tries > 0; tries--) {
        scene.later(moment(), at => walkIn(scene, counsellor, scene.draws('by', counsellor, at), at))
      }
    }
  }
}

/** The first two days from today on on which a counsellor works. They are booked out, and stay so. */
export function fullDays({ records, end }: Scene, counsellor: string): number[] {
  const facts = { ...records.facts(counsellor, end), appointments: [], blocked: [] }
  const today = dayNumber(Date.parse(end))
  // As if it were the day before: what has begun today was to be had then.
  const before = { ...facts, now: dayStart(today - 1) }
  const slots = freeSlots(before, { from: dayStart(today), until: dayStart(today + 15) })
  return [...new Set(slots.map(slot => dayNumber(slot.start)))].slice(0, 2)
}

/** Whatever is left of a day is booked, one after the other, by noon of the day before, and some hours before the end. */
export function fill(scene: Scene, counsellor: string, day: number): void {
  const noon = dayStart(day) - DAY_MS / 2
  const first = Math.min(noon, Date.parse(scene.end) - DAY_MS / 6)
  const most = 12
  for (let place = 0; place < most; place++) {
    scene.later(iso(first + place * 7 * 60_000), now => {
      const facts = scene.records.facts(counsellor, now)
      const [slot] = freeSlots(facts, { from: dayStart(day), until: dayStart(day + 1) })
      if (!slot) return
      const start = iso(slot.start)
      const some = scene.draws('fill', counsellor, now).shuffled(scene.clients)
      const client = some.find(({ openid }) => mayBook(scene, openid, start, now))
      if (client) book(scene, client, counsellor, slot, { now })
    })
  }
}
