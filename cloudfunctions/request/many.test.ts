import { fingerprint } from '@domain/calendar/fingerprint'
import { lanzhouDay } from '@domain/lanzhou'
import { placeOf, type ServiceRequest } from '@domain/request/model'
import { submitRequest } from '@domain/request/submit'
import { defaultSettings } from '@domain/street/settings'
import {
  actor,
  aPost,
  aSubmission,
  having,
  resident,
  resolveClock,
  respondClock,
} from '@domain/testing/factories'
import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { smallStreet, units } from '../../tests/support/small-street'

const COUNT = 2000
const HOUR = 3_600_000
const began = Date.now() - 30 * 24 * HOUR
const wei = actor(aPost())
const to = { role: 'cadre' as const, id: 'o_wei', name: '李伟' }

/** As the timer leaves it: told, counted, and by the calendar that holds. */
const settled = (request: ServiceRequest): ServiceRequest => ({
  ...request,
  untold: null,
  calendar: fingerprint(defaultSettings.calendar),
})

/** A month of requests of one unit, most of them of one busy resident; every hundredth is still open. */
function aRequest(index: number): ServiceRequest {
  const by = index % 4 === 0 ? `o_${index % 50}` : 'o_busy'
  const at = (hours: number) => new Date(began + index * 60_000 + hours * HOUR).toISOString()
  const id = String(index).padStart(32, '0')
  const place = placeOf(units[0]!)
  const submitted = submitRequest(aSubmission(), to, {
    id,
    key: id,
    now: at(0),
    by,
    place,
    contentChecked: true,
    clocks: { respond: respondClock(at(0)), resolve: resolveClock(at(0)) },
    calendar: 'test',
    urgent: false,
  })
  if (index % 100 === 0) return submitted
  if (index % 10 === 1) return having(submitted, { move: 'withdraw' }, resident(by), at(1))
  const accepted = having(submitted, { move: 'accept' }, wei, at(1))
  const resolved = having(accepted, { move: 'resolve', result: '已经上门理好' }, wei, at(2))
  return having(resolved, { move: 'rate', solved: true }, resident(by), at(3))
}

let cloud: Cloud
let { ask } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  cloud = await startCloud({
    functions: withoutTimers(),
    import: smallStreet({ requests: Array.from({ length: COUNT }, (_, i) => settled(aRequest(i))) }),
  })
  ;({ ask } = asking(cloud))
})

/** How many documents the database looked at while `work` ran. */
async function scanned(work: () => Promise<unknown>): Promise<number> {
  await cloud.metrics.reset()
  await work()
  const { functions } = await cloud.metrics.get()
  const actions = Object.values(functions).flatMap(each => Object.values(each))
  return actions.reduce((sum, action) => sum + action.rowsScanned, 0)
}

describe(`among ${COUNT} requests, an index leads to`, () => {
  const lists: [what: string, openid: string, input: Parameters<typeof ask<'request', 'list'>>[3]][] = [
    ['what a resident asked for', 'o_busy', { view: 'mine' }],
    ['the workbench', 'o_wei', { view: 'workbench', limit: 50 }],
    ['what is in a cadre’s hand', 'o_wei', { view: 'hand', limit: 50 }],
    ['what a cadre did', 'o_wei', { view: 'done' }],
    ['a unit’s requests', 'o_wei', { view: 'unit' }],
    ['what waits at a desk', 'o_desk1', { view: 'desk' }],
    ['what a desk saw closed', 'o_desk1', { view: 'desk', status: 'closed' }],
    ['what waits in the whole street', 'o_street', { view: 'desk' }],
    ['what is overdue at a desk', 'o_desk1', { view: 'desk', flag: 'overdue' }],
    ['what was reopened at a desk', 'o_desk1', { view: 'desk', flag: 'reopened' }],
    ['whom a desk should call', 'o_desk1', { view: 'desk', flag: 'callBack' }],
    ['what is overdue in the whole street', 'o_street', { view: 'desk', flag: 'overdue' }],
    ['what is supervised in the whole street', 'o_street', { view: 'desk', flag: 'supervised' }],
    ['with what a cadre helps', 'o_wei', { view: 'helping' }],
    ['what was dispatched in the whole street', 'o_street', { view: 'desk', status: 'dispatched' }],
  ]
  it.each(lists)('%s', async (_what, openid, input) => {
    expect(await scanned(() => ask('request', openid, 'list', input))).toBeLessThan(250)
  })
  // Everything was submitted in these months; most of it was solved.
  const solved = {
    view: 'counted' as const,
    from: lanzhouDay(new Date(began).toISOString()).slice(0, 7),
    until: lanzhouDay(new Date().toISOString()).slice(0, 7),
    measure: 'solved' as const,
  }
  it.each([
    ['the whole street', 'o_street', {}],
    ['a community', 'o_desk1', {}],
    ['a category', 'o_desk1', { category: 'haircut' as const }],
    ['a category in the whole street', 'o_street', { category: 'haircut' as const }],
    ['a unit', 'o_desk1', { unit: 'u1' }],
    ['a category in a unit', 'o_street', { unit: 'u1', category: 'haircut' as const }],
  ])('the records behind a number of %s', async (_what, openid, more) => {
    const list = () => ask('request', openid, 'list', { ...solved, ...more })
    expect(await scanned(list)).toBeLessThan(250)
    expect((await list()).items).toHaveLength(20)
  })
  it('the first screen', async () => {
    expect(await scanned(() => ask('request', 'o_busy', 'home', {}))).toBeLessThan(50)
  })
  it('what the timer has to settle', async () => {
    // Twenty are still open and overdue by weeks; each costs its unit's people and its own few documents.
    // All lie in one cell of the rates, which is counted once, from everything in it.
    expect(await scanned(() => cloud.trigger('timer'))).toBeLessThan(20 * 15 + COUNT)
    expect(await scanned(() => cloud.trigger('timer'))).toBeLessThan(50)
  })
})
