import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ServiceRequest } from '@domain/request/model'
import { presentRequest } from '@domain/request/present'
import { afterAll, describe, expect, it } from 'vitest'
import { type Demo, demo } from '../../tools/demo/demo'
import type { Step } from '../../tools/demo/life/step'
import { asking } from '../support/ask'
import { type Cloud, startCloud } from '../support/cloud'

/** Calls take their time: what the functions note is at most this much later than what was told. */
const SLOW_MS = 5_000
const OFFICER = 'o_street_1'
const minutes = 60_000

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
})

/** The story lies ahead of the cloud's clock, which never goes back; a fixed day tells the same story every time. */
const LATER = '2060-05-20T02:00:00.000Z'

/** A cloud with the street and its people, where nothing has happened yet. */
async function emptyStreet(street: Demo): Promise<Cloud> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'))
  folders.push(folder)
  for (const collection of ['communities', 'units', 'posts', 'people'] as const) {
    const lines = street[collection].map(document => `${JSON.stringify(document)}\n`)
    fs.writeFileSync(path.join(folder, `${collection}.jsonl`), lines.join(''))
  }
  return startCloud({ import: folder })
}

/** Calls the functions as the story tells it, at its times. */
async function replay(cloud: Cloud, steps: readonly Step[]): Promise<void> {
  const { ask } = asking(cloud)
  const due = new Map<string, string | null>()
  const moveTo = async (at: string) => {
    if ((await cloud.clock.now()) < at) await cloud.clock.set(at)
  }
  for (const step of steps) {
    if (step.action === 'tick') {
      // Up to the second that the functions themselves reckon with.
      await moveTo(due.get(step.request) ?? step.at)
      await cloud.trigger('timer')
      continue
    }
    await moveTo(step.at)
    const view = await ask('request', step.caller, step.action, step.input as never, step.key)
    expect(view.id).toBe(step.request)
    due.set(step.request, view.dueAt)
  }
}

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)

/** `real` with every time that is hardly later than the expected one put in its place. */
function onTheSecond(real: unknown, expected: unknown): unknown {
  if (isTime(real) && isTime(expected)) {
    const late = Date.parse(real) - Date.parse(expected)
    return late >= 0 && late < SLOW_MS ? expected : real
  }
  if (real === null || typeof real !== 'object') return real
  const other = (expected ?? {}) as Record<string, unknown>
  if (Array.isArray(real)) return real.map((value, index) => onTheSecond(value, other[index]))
  return Object.fromEntries(Object.entries(real).map(([key, value]) => [key, onTheSecond(value, other[key])]))
}

/** What the street's officer sees of a told request is what they see of the real one. */
async function expectEqual(cloud: Cloud, street: Demo, told: readonly ServiceRequest[]): Promise<void> {
  const { ask } = asking(cloud)
  const officer = { id: OFFICER, posts: street.posts.filter(post => post.person === OFFICER) }
  for (const request of told) {
    const expected = JSON.parse(JSON.stringify(presentRequest(request, officer, street.now, [])))
    const real = await ask('request', OFFICER, 'get', { id: request._id })
    expect(onTheSecond(real, expected)).toEqual(expected)
  }
}

const unitWhereSubmitted = (street: Demo): Map<string, string> =>
  new Map(street.steps.flatMap(step => (step.action === 'submit' ? [[step.request, step.input.unit]] : [])))

/** Units that nothing and nobody enters or leaves: who gets what there follows from what happened there alone. */
function closedUnits(street: Demo): string[] {
  const began = unitWhereSubmitted(street)
  const crossed = street.requests.filter(request =>
    request.story.some(e => e.type === 'dispatched' && e.unit),
  )
  const open = new Set(
    crossed.flatMap(request => [
      began.get(request._id)!,
      ...request.story.flatMap(event => (event.type === 'dispatched' && event.unit ? [event.unit.unit] : [])),
    ]),
  )
  for (const post of street.posts.filter(
    ({ active, role }) => active && (role === 'cadre' || role === 'lead'),
  )) {
    const elsewhere = street.posts.some(p => p.active && p.person === post.person && p.scope !== post.scope)
    if (elsewhere) open.add(post.scope)
  }
  return street.units.map(unit => unit._id).filter(id => !open.has(id))
}

const kinds = (requests: readonly ServiceRequest[]): Set<string> =>
  new Set(requests.flatMap(request => request.story.map(event => event.type)))

describe('the demo street, called through the real functions', () => {
  it(
    'gives the same requests for everything that happened in one unit in three months',
    async () => {
      const street = demo({ now: LATER })
      const inUnit = (id: string) => street.requests.filter(request => request.unit === id)
      const [unit] = closedUnits(street).sort((a, b) => kinds(inUnit(b)).size - kinds(inUnit(a)).size)
      const told = inUnit(unit!)
      expect(told.length).toBeGreaterThanOrEqual(40)
      expect([...kinds(told)]).toEqual(
        expect.arrayContaining([
          'accepted',
          'resolved',
          'rated',
          'closed',
          'reopened',
          'transferred',
          'returned',
        ]),
      )
      const ids = new Set(told.map(request => request._id))

      const cloud = await emptyStreet(street)
      await replay(
        cloud,
        street.steps.filter(step => ids.has(step.request)),
      )
      await cloud.clock.set(street.now)
      await expectEqual(cloud, street, told)
    },
    5 * minutes,
  )

  it(
    'gives the same requests for a whole street in a month with few of them, across units too',
    async () => {
      const street = demo({ now: LATER, days: 30, requests: 80, seed: 'few281' })
      const moved = street.requests.filter(({ story }) => story.some(e => e.type === 'dispatched' && e.unit))
      expect(moved.length).toBeGreaterThan(3)
      expect(kinds(street.requests).size).toBe(12)

      const cloud = await emptyStreet(street)
      await replay(cloud, street.steps)
      await cloud.clock.set(street.now)
      await expectEqual(cloud, street, street.requests)
    },
    5 * minutes,
  )
})
