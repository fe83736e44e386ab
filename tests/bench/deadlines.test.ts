import fs from 'node:fs'
import path from 'node:path'
import { fingerprint } from '@domain/calendar/fingerprint'
import { lanzhouDay } from '@domain/lanzhou'
import type { ServiceRequest } from '@domain/request/model'
import { placeOf } from '@domain/request/model'
import { routeByRules } from '@domain/request/routing-rules'
import { submitRequest } from '@domain/request/submit'
import { clockFrom } from '@domain/request/terms'
import { defaultSettings, type RoutingRule } from '@domain/street/settings'
import { actor, aPost, aSubmission, aSubmitted, having, resident } from '@domain/testing/factories'
import { afterAll, expect, it } from 'vitest'
import { asking } from '../support/ask'
import { type Cloud, startCloud } from '../support/cloud'
import { withoutTimers } from '../support/functions'
import { posts, smallStreet, units } from '../support/small-street'
import { table } from './table'

/** How many requests are stored: growth is what is looked for. `npm run bench -- --quick` stops at a hundred thousand. */
const SIZES = [10_000, process.env.BENCH_QUICK ? 100_000 : 1_000_000]
const DUE = 1_000
const HOUR = 3_600_000

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
})

const now = Date.now()
const iso = (ms: number) => new Date(ms).toISOString()
const calendar = fingerprint(defaultSettings.calendar)
const wei = actor(aPost())
const toWei = { role: 'cadre' as const, id: 'o_wei', name: '李伟' }

/** A million in two years is what some ten streets have; people stand by in the first two units only. */
const UNITS = 400
function placeFor(unit: number) {
  const place = placeOf(units[unit % 2]!)
  return unit < 2 ? place : { ...place, unit: `x${unit}`, community: `xc${Math.floor(unit / 10)}` }
}

function submitted(at: string, index: number, unit: number): ServiceRequest {
  const id = String(index).padStart(32, '0')
  const place = placeFor(unit)
  const clocks = {
    respond: clockFrom('respond', defaultSettings, 'haircut', false, at),
    resolve: clockFrom('resolve', defaultSettings, 'haircut', false, at),
  }
  const facts = { id, key: id, now: at, by: `o_${index % 5000}`, place, contentChecked: true }
  return submitRequest(aSubmission(), toWei, { ...facts, clocks, calendar, urgent: false })
}

/** A request from submission to the resident's word. */
function closed(at: string, unit: number): ServiceRequest {
  const later = (hours: number) => iso(Date.parse(at) + hours * HOUR)
  const accepted = having(submitted(at, 0, unit), { move: 'accept' }, wei, later(1))
  const done = having(accepted, { move: 'resolve', result: '好了' }, wei, later(2))
  return { ...having(done, { move: 'rate', solved: true }, resident('o_0'), later(3)), untold: null }
}

/** What differs from one request to the next: instants, the id, the requester, the month. */
const VARIES = /("\d{4}-\d\d-\d\dT[\d:.]+Z"|0{32}|"o_0"|"\d{4}-\d\d")/

/** Copies of a request at other times, as JSON: to tell a million of them one by one takes an hour. */
function copier(request: ServiceRequest): (index: number, at: number) => string {
  const began = Date.parse(request.submittedAt)
  const parts = JSON.stringify(request)
    .split(VARIES)
    .map(part => (/^"\d{4}-\d\d-\d\dT/.test(part) ? Date.parse(JSON.parse(part)) - began : part))
  return (index, at) =>
    parts
      .map(part => {
        if (typeof part === 'number') return `"${iso(at + part)}"`
        if (part === '"o_0"') return `"o_${index % 5000}"`
        if (/^"\d{4}-\d\d"$/.test(part)) return `"${lanzhouDay(iso(at)).slice(0, 7)}"`
        return /^0{32}$/.test(part) ? String(index).padStart(32, '0') : part
      })
      .join('')
}

/** Two years of requests of which nearly all are over; the last thousand have not been answered in time. */
function* requests(count: number): Generator<string> {
  const year = 2 * 365 * 24 * HOUR
  const copies = Array.from({ length: UNITS }, (_, unit) => copier(closed(iso(now - year), unit)))
  for (let index = 0; index < count - DUE; index++) {
    yield copies[index % UNITS]!(index, now - year + (index * (year - 24 * HOUR)) / count)
  }
  for (let index = count - DUE; index < count; index++) {
    yield JSON.stringify({ ...submitted(iso(now - 12 * 24 * HOUR), index, index % 2), untold: null })
  }
}

/** Writes them line by line: a million do not fit into memory. */
async function stored(count: number): Promise<string> {
  const folder = smallStreet({ settings: [defaultSettings] })
  folders.push(folder)
  const file = fs.createWriteStream(path.join(folder, 'requests.jsonl'))
  for (const request of requests(count)) {
    if (!file.write(`${request}\n`)) await new Promise<void>(done => file.once('drain', () => done()))
  }
  await new Promise<void>(done => file.end(done))
  return folder
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e6
}
const median = (list: number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1]!

interface Figures {
  page: number
  sweep: { ticks: number; roundTrips: number; rows: number; ms: number }
}

async function measure(cloud: Cloud): Promise<Figures> {
  const { ask } = asking(cloud)
  const page = () =>
    ask('request', 'o_desk1', 'list', { view: 'desk', flag: 'overdue', unit: 'u1', category: 'haircut' })
  await page()
  const pages: number[] = []
  for (let i = 0; i < 15; i++) pages.push(await timed(page))
  await cloud.metrics.reset()
  let ticks = 0
  const ms = await timed(async () => {
    for (let last = -1; last !== 0 && ticks < 60; ticks++) {
      const { result } = (await cloud.trigger('timer')) as {
        result: { data: { settled: number; toldAndCounted: number } }
      }
      last = result.data.settled + result.data.toldAndCounted
    }
  })
  const timer = (await cloud.metrics.get()).functions.timer!['-']!
  const { roundTrips, rowsScanned: rows } = timer
  return { page: median(pages), sweep: { ticks, roundTrips, rows, ms } }
}

it(`a sweep of ${DUE} due requests, and the desk's filtered page, as requests grow`, async () => {
  const figures: Figures[] = []
  for (const size of SIZES) {
    const cloud = await startCloud({
      functions: withoutTimers(),
      import: await stored(size),
      readyWithinMs: 900_000,
    })
    figures.push(await measure(cloud))
    await cloud.stop()
  }
  const [few, many] = figures as [Figures, Figures]
  const row = (name: string, a: number, b: number, most: string) => [
    name,
    a.toFixed(0),
    b.toFixed(0),
    `${(b / a).toFixed(2)} ×`,
    most,
  ]
  table(
    ['', ...SIZES.map(size => size.toLocaleString('en')), 'growth', 'at most'],
    [
      row('sweep, round trips', few.sweep.roundTrips, many.sweep.roundTrips, '1.3 ×'),
      row('sweep, rows scanned', few.sweep.rows, many.sweep.rows, '1.3 ×'),
      row('sweep, ms', few.sweep.ms, many.sweep.ms, '1.3 ×'),
      row('sweep, ticks', few.sweep.ticks, many.sweep.ticks, ''),
      row('desk, filtered page, ms', few.page, many.page, '1.5 ×'),
    ],
  )
}, 3_600_000)

it('routing of 10,000 requests by fifty rules', () => {
  const rules: RoutingRule[] = Array.from({ length: 50 }, (_, i) => ({
    id: `r${i}`,
    name: `规则${i}`,
    off: false,
    when: { categories: ['education'], hours: { from: '09:00', until: '18:00' }, weekdays: [1, 2, 3] },
    to: { kind: 'duty' },
  }))
  const routing = { ...defaultSettings.routing, rules }
  const ask = { unit: units[0]!, category: 'haircut' as const, needs: [], now: aSubmitted().submittedAt }
  const facts = { roster: posts, loads: {}, routing, officeTime: true }
  const start = process.cpuUsage()
  for (let i = 0; i < 10_000; i++) expect(routeByRules(ask, facts).to.id).not.toBe('')
  const { user } = process.cpuUsage(start)
  table(['routed', 'CPU ms', 'each, µs'], [[10_000, (user / 1000).toFixed(0), (user / 10_000).toFixed(1)]])
})
