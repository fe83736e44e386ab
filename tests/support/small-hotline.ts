import type { Output } from '@domain/contract'
import type { HotlineContract } from '@domain/hotline/contract'
import { type Counsellor, newCounsellor } from '@domain/hotline/counsellor'
import type { Schedule } from '@domain/hotline/schedule'
import { lanzhouDay, lanzhouInstant } from '@domain/lanzhou'
import type { Post } from '@domain/street/model'
import type { asking } from './ask'
import { post } from './small-street'

/** Nine to five without a break, every day of the week, an hour each: 8 slots a day. */
export const everyDay: Schedule = {
  weekly: Array.from({ length: 7 }, () => [{ from: '09:00', until: '17:00' }]),
  exceptions: [],
  holidaysOff: false,
  length: 60,
  step: null,
  before: 0,
  after: 0,
  notice: 0,
  ahead: 30,
  perDay: null,
}

/** A counsellor whom clients can book. */
export const aCounsellor = (id: string, name: string, fields: Partial<Counsellor> = {}): Counsellor => ({
  ...newCounsellor(id, name, '2026-01-01T00:00:00.000Z'),
  listed: true,
  ways: ['voice', 'phone', 'room'],
  room: '街道二楼 203',
  schedule: everyDay,
  ...fields,
})

/** The small street's counsellor, and a second one, as collections to import. */
export function withCounsellors(
  counsellors: Counsellor[] = [aCounsellor('o_counsellor', '何老师'), aCounsellor('o_second', '陆老师')],
): { posts: Post[]; counsellors: Counsellor[] } & Record<string, readonly object[]> {
  const others = counsellors.filter(({ _id }) => _id !== 'o_counsellor')
  return {
    posts: others.map(({ _id, name }) => post(_id, name, 'counsellor', 'street')),
    counsellors,
  }
}

/** A booking as the client's pages send it, different only where a test says so. */
export const aBooking = (start: string, fields: Record<string, unknown> = {}) => ({
  counsellor: 'o_counsellor',
  start,
  way: 'voice' as const,
  name: '小雨',
  ...fields,
})

type Ask = ReturnType<typeof asking>['ask']

/** The instant at which Lanzhou's clock shows `time` so many days from `now` (ISO). */
export const at = (now: string, days: number, time: string): string =>
  lanzhouInstant(lanzhouDay(new Date(Date.parse(now) + days * 86_400_000).toISOString()), time)

/** Every appointment of a counsellor that the diary shows in the month from a day on. */
export async function diaryOf(
  ask: Ask,
  counsellor: string,
  from: string,
): Promise<Output<HotlineContract, 'diary'>['items']> {
  const until = new Date(Date.parse(from) + 30 * 86_400_000).toISOString().slice(0, 10)
  return (await ask('hotline', counsellor, 'diary', { from, until })).items
}

export const isOpen = ({ status }: { status: string }): boolean =>
  ['offered', 'held', 'booked'].includes(status)

/** The pairs of open appointments that overlap, buffers (minutes) included: there must never be any. */
export function overlapping(
  items: { id: string; start: string; end: string; status: string }[],
  { before = 0, after = 0 } = {},
): string[] {
  const open = items.filter(isOpen)
  const ms = (iso: string) => Date.parse(iso)
  return open.flatMap((one, i) =>
    open.slice(i + 1).flatMap(other => {
      const widened = { start: ms(one.start) - before * 60_000, end: ms(one.end) + after * 60_000 }
      return widened.start < ms(other.end) && ms(other.start) < widened.end ? [`${one.id} ${other.id}`] : []
    }),
  )
}
