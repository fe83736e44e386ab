import { lanzhouDay } from '@domain/lanzhou'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asking } from '../support/ask'
import { startCloud } from '../support/cloud'
import { withoutTimers } from '../support/functions'
import {
  aBooking,
  aCounsellor,
  at,
  diaryOf,
  isOpen,
  overlapping,
  withCounsellors,
} from '../support/small-hotline'
import { smallStreet } from '../support/small-street'

/**
 * A month of the hotline's life, drawn at random, through the real functions with the clock moved on; beside it a model
 * that tells in the plainest way what each command must answer and where each appointment then stands.
 */

const HOUR = 3_600_000
const CLIENTS = ['o_a', 'o_b', 'o_c']
/** The second confirms every booking by hand, within six hours. */
const COUNSELLORS = ['o_counsellor', 'o_careful']
const HOLD = 6 * HOUR
const PER_MONTH = 4
const SILENT = 7 * 24 * HOUR

interface Known {
  client: string
  counsellor: string
  start: number
  status: string
  holdUntil: number
  /** What was agreed, while a move of it waits to be confirmed. */
  kept?: Pick<Known, 'counsellor' | 'start'>
}

/** The end of what was not confirmed: back to what was agreed, or no appointment. */
function endUnconfirmed(one: Known, status: string): void {
  const { kept } = one
  Object.assign(one, kept ? { ...kept, status: 'booked', kept: undefined } : { status })
}

class Model {
  readonly all = new Map<string, Known>()
  constructor(public now: number) {}

  open(client: string): [string, Known] | undefined {
    return [...this.all].find(
      ([, one]) => one.client === client && isOpen(one) && one.start + HOUR > this.now,
    )
  }
  /** What booking or moving must answer, in the order in which a client is told. */
  answer(client: string, counsellor: string, start: number, moved?: string): string {
    const own = [...this.all]
      .filter(([id, one]) => one.client === client && id !== moved)
      .map(([, one]) => one)
    const month = (ms: number) => lanzhouDay(new Date(ms).toISOString()).slice(0, 7)
    const counted = own.filter(one => ['held', 'booked', 'done', 'noShow'].includes(one.status))
    if (own.some(one => isOpen(one) && one.start + HOUR > this.now)) return 'ALREADY_BOOKED'
    if (counted.filter(one => month(one.start) === month(start)).length >= PER_MONTH) return 'MONTH_FULL'
    const missed = own.filter(one => one.status === 'noShow' && one.start >= this.now - 60 * 24 * HOUR)
    if (!moved && missed.length >= 2) return 'CALL_FIRST'
    if (start < this.now) return 'SLOT_UNAVAILABLE'
    const taken = [...this.all].some(
      ([id, one]) =>
        id !== moved &&
        isOpen(one) &&
        [one, one.kept].some(place => place?.counsellor === counsellor && place.start === start),
    )
    return taken ? 'SLOT_TAKEN' : 'ok'
  }
  /** What time alone does. */
  pass(now: number): void {
    this.now = now
    for (const one of this.all.values()) {
      if (one.status === 'held' && Math.min(one.holdUntil, one.start) <= now) endUnconfirmed(one, 'lapsed')
      if (one.status === 'booked' && one.start + HOUR + SILENT <= now) one.status = 'done'
    }
  }
}

const who = fc.constantFrom(...CLIENTS)
const slot = fc.record({
  counsellor: fc.constantFrom(...COUNSELLORS),
  days: fc.integer({ min: 0, max: 1 }),
  hour: fc.integer({ min: 9, max: 11 }),
})
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('book' as const), who, slot }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), who, slot }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('confirm' as const, 'decline' as const), nth: fc.nat(20) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('done' as const, 'noShow' as const), nth: fc.nat(20) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What was asked for and answered, over all months: a month in which nothing is refused proves little. */
const seen = new Set<string>()

async function month(steps: Step[]) {
  const counsellors = [
    aCounsellor('o_counsellor', '何老师'),
    aCounsellor('o_careful', '程老师', { confirms: true, holdHours: HOLD / HOUR }),
  ]
  const cloud = await startCloud({
    import: smallStreet(withCounsellors(counsellors)),
    functions: withoutTimers(),
  })
  const { ask, reply, code } = asking(cloud)
  await cloud.clock.set('2027-03-01T00:00:00.000Z')
  const first = await cloud.clock.now()
  const model = new Model(Date.parse(first))
  const refresh = async () => {
    model.now = Date.parse(await cloud.clock.now())
  }
  const startOf = ({ days, hour }: { days: number; hour: number }) =>
    Date.parse(at(new Date(model.now).toISOString(), days, `${String(hour).padStart(2, '0')}:00`))

  async function wish(
    client: string,
    wanted: { counsellor: string; days: number; hour: number },
    moved?: string,
  ) {
    const { counsellor } = wanted
    const start = startOf(wanted)
    // So near a boundary the model's clock and the cloud's may differ.
    if (Math.abs(start - model.now) < 30_000) return
    const known = moved ? model.all.get(moved) : undefined
    if (known && known.start === start && known.counsellor === counsellor) return
    const iso = new Date(start).toISOString()
    const expected = model.answer(client, counsellor, start, moved)
    const answer = moved
      ? await reply('hotline', client, 'reschedule', { id: moved, start: iso, counsellor, reason: '有事' })
      : await reply('hotline', client, 'book', aBooking(iso, { counsellor }))
    seen.add(expected)
    expect(answer.ok ? 'ok' : answer.code, `${moved ? 'move' : 'book'} ${client} ${counsellor} ${iso}`).toBe(
      expected,
    )
    if (!answer.ok) return
    const { appointment } = answer.data as { appointment: { id: string; holdUntil: string | null } }
    const agreed = known?.kept ?? (known?.status === 'booked' ? known : undefined)
    const isBack = agreed?.counsellor === counsellor && agreed.start === start
    const isHeld = counsellor === 'o_careful' && !isBack
    if (isHeld && agreed) seen.add('kept')
    model.all.set(appointment.id, {
      ...{ client, counsellor, start, status: isHeld ? 'held' : 'booked' },
      holdUntil: isHeld ? Date.parse(appointment.holdUntil!) : Number.POSITIVE_INFINITY,
      ...(isHeld && agreed && { kept: { counsellor: agreed.counsellor, start: agreed.start } }),
    })
  }

  async function take(one: Step) {
    await refresh()
    if (one.do === 'book') return wish(one.who, one.slot)
    if (one.do === 'move' || one.do === 'cancel') {
      const open = model.open(one.who)
      if (!open || Math.abs(open[1].start - model.now) < 30_000) return
      if (one.do === 'move') {
        if (model.now < open[1].start) await wish(one.who, one.slot, open[0])
        return
      }
      const expected = model.now < open[1].start ? 'ok' : 'WRONG_STATE'
      expect(await code('hotline', one.who, 'cancel', { id: open[0], reason: '有事' })).toBe(expected)
      if (expected === 'ok') open[1].status = 'cancelled'
      return
    }
    if (one.do === 'pass') {
      await cloud.clock.advance(one.hours * HOUR)
      await cloud.trigger('timer')
      model.pass(Date.parse(await cloud.clock.now()))
      return
    }
    const held = one.do === 'confirm' || one.do === 'decline'
    const fitting = [...model.all].filter(([, known]) => known.status === (held ? 'held' : 'booked'))
    const [id, known] = fitting[one.nth % Math.max(1, fitting.length)] ?? []
    if (!id || !known || Math.abs(known.start - model.now) < 30_000) return
    if (one.do === 'confirm' || one.do === 'decline') {
      expect(await code('hotline', known.counsellor, one.do, { id }), one.do).toBe('ok')
      if (one.do === 'confirm') Object.assign(known, { status: 'booked', kept: undefined })
      else endUnconfirmed(known, 'declined')
    } else {
      const expected = model.now >= known.start ? 'ok' : 'WRONG_STATE'
      expect(await code('hotline', known.counsellor, 'finish', { id, outcome: one.do }), one.do).toBe(
        expected,
      )
      if (expected === 'ok') known.status = one.do
    }
  }

  for (const one of steps) await take(one)
  for (const client of CLIENTS) {
    const { items } = await ask('hotline', client, 'mine', { limit: 100 })
    const told = items.map(({ id, status, start, counsellor }) => [
      id,
      status,
      Date.parse(start),
      counsellor.id,
    ])
    const known = [...model.all].filter(([, each]) => each.client === client)
    const expected = known.map(([id, { status, start, counsellor }]) => [id, status, start, counsellor])
    expect(told.sort(), client).toEqual(expected.sort())
  }
  for (const counsellor of COUNSELLORS) {
    for (const days of [0, 28]) {
      const from = lanzhouDay(at(first, days, '12:00'))
      expect(overlapping(await diaryOf(ask, counsellor, from)), counsellor).toEqual([])
    }
  }
  await cloud.stop()
}

/** A month as it has to occur at least: one at a time, a slot for one, and four of them. */
const slotOne = { counsellor: 'o_counsellor', days: 1, hour: 9 }
const booking = (who: string): Step => ({ do: 'book', who, slot: slotOne })
const meeting: Step[] = [
  { do: 'pass', hours: 27 },
  { do: 'done', nth: 0 },
]
/** An agreed appointment is moved to where it has to be confirmed: nobody answers, no, yes. */
const careful = (hour: number) => ({ counsellor: 'o_careful', days: 1, hour })
const moves: Step[] = [
  booking('o_c'),
  ...[
    { do: 'pass' as const, hours: 7 },
    { do: 'decline' as const, nth: 0 },
    { do: 'confirm' as const, nth: 0 },
  ].flatMap((answer): Step[] => [
    { do: 'move', who: 'o_c', slot: careful(10) },
    { do: 'book', who: 'o_b', slot: slotOne },
    answer,
  ]),
]
const full: Step[] = [
  ...[booking('o_a'), booking('o_a'), booking('o_b'), ...meeting],
  ...[1, 2, 3].flatMap(() => [booking('o_a'), ...meeting]),
  booking('o_a'),
]

it('every command of a month answers as the rules say, and every appointment ends where they put it', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 90, size: 'max' }), month), {
    numRuns: 3,
    endOnFailure: true,
    examples: [[full], [moves]],
  })
  expect([...seen].sort()).toEqual(
    expect.arrayContaining(['kept', 'ALREADY_BOOKED', 'MONTH_FULL', 'SLOT_TAKEN', 'ok']),
  )
}, 300_000)
