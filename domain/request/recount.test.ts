import { describe, expect, it } from 'vitest'
import { defaultSettings, type StreetSettings } from '../street/settings'
import { actor, aSubmitted, deskClerk, having, wei } from '../testing/factories'
import { extendedClock, moreDays } from './extension'
import type { ServiceRequest } from './model'
import { recounted } from './recount'
import { tell } from './story'
import { clockFrom } from './terms'

/** A year that nobody has announced, and the same with what the State Council says in November. */
const unannounced: StreetSettings = defaultSettings
const announced: StreetSettings = {
  ...defaultSettings,
  calendar: { ...defaultSettings.calendar, announced: [2061], days: { '2061-03-17': 'off' } },
}
const MONDAY = '2061-03-07T02:00:00.000Z'

const clocksAt = (at: string) => ({
  respond: clockFrom('respond', unannounced, 'haircut', false, at),
  resolve: clockFrom('resolve', unannounced, 'haircut', false, at),
})
const clocks = clocksAt(MONDAY)
const inHand = having(
  { ...aSubmitted(), clocks, submittedAt: MONDAY, story: [], changedAt: MONDAY },
  { move: 'accept' },
  actor(wei),
)
/** After an extension by so many days, granted at `at`. */
function extended(request: ServiceRequest, days: number, at: string): ServiceRequest {
  const { due } = request.clocks.resolve
  const until = moreDays(due, days, unannounced.calendar)
  const asked = having(request, { move: 'extend', days, until, reason: '等配件' }, actor(wei))
  const clock = extendedClock(due, days, at, false, unannounced)
  return having(asked, { move: 'decideExtension', clock }, actor(deskClerk), at)
}
const recount = (request: ServiceRequest, settings = announced) => {
  const found = recounted(request, settings)
  return found && having(request, { move: 'recount', ...found, calendar: 'new' }, 'system')
}
const told = (request: ServiceRequest | undefined) => {
  const event = request?.story.at(-1)
  return event && tell(event).text
}

describe('more time that was granted', () => {
  const early = extended(inHand, 4, '2061-03-08T02:00:00.000Z')
  it('is as provisional as the year that it reaches into, and counted again when that is announced', () => {
    expect(early.clocks.resolve).toMatchObject({ due: '2061-03-18T10:00:00.000Z', provisional: true })
    const again = recount(early)
    // The day off on the 17th moves it to the next workday, a Monday.
    expect(again?.clocks.resolve).toMatchObject({ due: '2061-03-21T10:00:00.000Z', provisional: false })
    expect(told(again)).toBe('工作日安排有变化，办理期限改为 3月21日 18:00')
  })
  it('is counted again from both grants, where there were two', () => {
    const twice = extended(early, 1, '2061-03-09T02:00:00.000Z')
    expect(twice.clocks.resolve.due).toBe('2061-03-21T10:00:00.000Z')
    expect(recount(twice)?.clocks.resolve.due).toBe('2061-03-22T10:00:00.000Z')
  })
  it('counts from the decision where the day that was asked for has passed by then', () => {
    const late = extended(inHand, 1, '2061-03-16T02:00:00.000Z')
    expect(late.clocks.resolve.due).toBe('2061-03-17T10:00:00.000Z')
    expect(recount(late)?.clocks.resolve.due).toBe('2061-03-18T10:00:00.000Z')
  })
  it('does not outlast a second start', () => {
    const again = {
      to: early.responsible,
      clock: clocks.respond,
      resolve: clocksAt(MONDAY).resolve,
      urgent: false,
    }
    const resolved = having(early, { move: 'resolve', result: '好了' }, actor(wei))
    const back = having(
      resolved,
      { move: 'reopen', again, reason: '又坏了' },
      { id: 'o_wang', posts: [] },
      '2061-03-14T02:00:00.000Z',
    )
    expect(recounted(back, unannounced)?.resolve.due).toBe('2061-03-21T10:00:00.000Z')
  })
})

describe('a deadline that is counted again', () => {
  it('is told only where it is another: the levels after it may move in silence', () => {
    const days = { '2061-03-15': 'off' as const }
    const settings = { ...announced, calendar: { ...announced.calendar, days } }
    expect(clocks.resolve.due).toBe('2061-03-14T10:00:00.000Z')
    const again = recount(inHand, settings)
    expect(again?.clocks.resolve).toMatchObject({ due: clocks.resolve.due, provisional: false })
    expect(again?.clocks.resolve.street).not.toBe(clocks.resolve.street)
    expect(again?.story.at(-1)).toMatchObject({ type: 'recounted', changed: [] })
  })
})
