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
import { withoutTimers } from '../support/functions'

/**
 * Calls take their time: what the functions note is at most this much later than what was told. As told, the timer
 * comes at :09 of a minute and people act from :20 to :50 (tools/demo/life/minute.ts), so that so much later
 * everything still comes before and after the same things.
 */
const SLOW_MS = 9_000
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
  for (const collection of ['communities', 'units', 'posts', 'people', 'settings'] as const) {
    const lines = street[collection].map(document => `${JSON.stringify(document)}\n`)
    fs.writeFileSync(path.join(folder, `${collection}.jsonl`), lines.join(''))
  }
  return startCloud({ import: folder, functions: withoutTimers() })
}

/** Calls the functions as the story tells it, at its times. */
async function replay(cloud: Cloud, steps: readonly Step[]): Promise<void> {
  const { ask } = asking(cloud)
  const moveTo = async (at: string) => {
    if ((await cloud.clock.now()) < at) await cloud.clock.set(at)
  }
  let ticked = ''
  for (const step of steps) {
    if (step.action === 'tick') {
      // One tick does everything that is due in a minute.
      if (step.at === ticked) continue
      ticked = step.at
      await moveTo(step.at)
      await cloud.trigger('timer')
      continue
    }
    await moveTo(step.at)
    const view = await ask('request', step.caller, step.action, step.input as never, step.key)
    expect(view.id).toBe(step.request)
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

const kinds = (requests: readonly ServiceRequest[]): Set<string> =>
  new Set(requests.flatMap(request => request.story.map(event => event.type)))

describe('the demo street, called through the real functions', () => {
  it(
    'gives the same requests for a whole street in six weeks with few of them, across units and up the levels',
    async () => {
      const street = demo({ now: LATER, days: 45, requests: 120, seed: 'g' })
      const moved = street.requests.filter(({ story }) => story.some(e => e.type === 'dispatched' && e.unit))
      expect(moved.length).toBeGreaterThanOrEqual(3)
      expect(kinds(street.requests).size).toBeGreaterThan(25)

      const cloud = await emptyStreet(street)
      await replay(cloud, street.steps)
      await cloud.clock.set(street.now)
      await expectEqual(cloud, street, street.requests)
    },
    5 * minutes,
  )
})
