import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, it } from 'vitest'
import { writeDemo } from '../../tools/demo/index.mjs'
import { asking } from '../support/ask'
import { type Cloud, startCloud } from '../support/cloud'
import { budgets, measureRoundTrips } from '../support/round-trips'
import { table } from './table'

interface Someone {
  openid: string
  name: string
  roles: string[]
  units: string[]
  communities: string[]
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'))
let cloud: Cloud
let people: Someone[]

beforeAll(async () => {
  await writeDemo({ outDir: folder, now: new Date() })
  people = JSON.parse(fs.readFileSync(path.join(folder, 'people.json'), 'utf8'))
  cloud = await startCloud({ import: path.join(folder, 'db') })
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const who = (role: string, place: (someone: Someone) => boolean) =>
  people.find(someone => someone.roles.includes(role) && place(someone))!

it('database round trips per action, uncontended and warm, on the demo street', async () => {
  const cadre = who('cadre', () => true)
  const unit = cadre.units[0]!
  const resident = who('resident', someone => someone.units.includes(unit))
  const desk = who('community', someone => resident.communities.every(c => someone.communities.includes(c)))
  const staff = people.filter(someone => !someone.roles.includes('resident'))
  const costs = await measureRoundTrips(
    cloud,
    {
      unit,
      resident: resident.openid,
      desk: desk.openid,
      openidOf: name => staff.find(someone => someone.name === name && someone.units.includes(unit))!.openid,
      colleague: not => staff.find(someone => someone.units.includes(unit) && someone.openid !== not)!.openid,
    },
    10,
  )
  table(
    ['action', 'calls', 'round trips', 'of', 'rows scanned', 'p50 ms'],
    costs.map(c => [
      c.action,
      c.calls,
      c.roundTrips.toFixed(1),
      budgets[c.action] ?? '-',
      c.rowsScanned.toFixed(0),
      c.p50.toFixed(0),
    ]),
  )
}, 120_000)

it('8 callers at once against one, reading their lists', async () => {
  const { ask } = asking(cloud)
  const cadres = people.filter(someone => someone.roles.includes('cadre')).slice(0, 8)
  const read = (openid: string) => ask('request', openid, 'list', { view: 'workbench' })
  const seconds = async (work: () => Promise<unknown>) => {
    const start = process.hrtime.bigint()
    await work()
    return Number(process.hrtime.bigint() - start) / 1e9
  }
  const TIMES = 25
  await Promise.all(cadres.map(({ openid }) => read(openid)))
  const alone = await seconds(async () => {
    for (let i = 0; i < TIMES; i++) await read(cadres[0]!.openid)
  })
  const together = await seconds(() =>
    Promise.all(
      cadres.map(async ({ openid }) => {
        for (let i = 0; i < TIMES; i++) await read(openid)
      }),
    ),
  )
  table(
    ['callers', 'calls', 'calls/s', 'against one'],
    [
      [1, TIMES, (TIMES / alone).toFixed(0), '1.0 ×'],
      [8, TIMES * 8, ((TIMES * 8) / together).toFixed(0), `${((8 * alone) / together).toFixed(1)} ×`],
    ],
  )
}, 120_000)
