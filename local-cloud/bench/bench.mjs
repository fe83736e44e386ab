import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startCloud, writeItems } from './cloud.mjs'

// `node local-cloud/bench/bench.mjs [--data DIR] [size …]`: what things cost as a collection grows, as factors of the
// smallest, since machines differ; then what many callers do to one another. By default 10,000, 100,000 and 1,000,000
// documents. In DIR the collections stay, so that the next run need not load them.

const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true })
const sizes = positionals.length ? positionals.map(Number) : [10_000, 100_000, 1_000_000]
const ROUNDS = 11
const folder = values.data ?? fs.mkdtempSync(path.join(os.tmpdir(), 'local-cloud-bench-'))

const share = (times, part) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * part) - 1]
/** What was not done this time (loading what was kept) has no figure. */
const figure = (value, digits, unit) => (Number.isNaN(value) ? '–' : `${value.toFixed(digits)} ${unit}`)
const ms = value => figure(value, value < 10 ? 2 : 1, 'ms')
const row = cells =>
  console.log(cells.map((cell, i) => String(cell)[i ? 'padStart' : 'padEnd'](i ? 13 : 30)).join(''))

/** A cloud with that many documents; its collection is kept from one run to the next in `--data`. */
async function loaded(size) {
  const [source, data] = [path.join(folder, `source-${size}`), path.join(folder, `data-${size}`)]
  let imported = Number.NaN
  if (!fs.existsSync(data)) {
    console.error(`loading ${size} documents …`)
    writeItems(source, size)
    const first = await startCloud(data, ['--import', source])
    imported = first.readyMs
    await first.stop()
    fs.rmSync(source, { recursive: true })
  }
  const restarts = []
  for (let i = 0; i < 3; i++) {
    const cloud = await startCloud(data)
    restarts.push(cloud.readyMs)
    await cloud.stop()
  }
  return { size, cloud: await startCloud(data), figures: { restart: share(restarts, 0.5), import: imported } }
}

/** The median of each kind of work on warm clouds, which take turns, so that a busy machine is so for all of them. */
async function medians(clouds) {
  for (const name of await clouds[0].cloud.call({ action: 'names' })) {
    const times = clouds.map(() => [])
    for (let round = 0; round < ROUNDS; round++) {
      for (const [at, { cloud, size }] of clouds.entries()) {
        const found = await cloud.call({ action: 'timed', name, size, times: 10, from: 10 * round })
        // The first round only warms up.
        if (round) times[at].push(...found)
      }
    }
    for (const [at, { figures }] of clouds.entries()) figures[name] = share(times[at], 0.5)
  }
}

async function oneCall(cloud) {
  const began = performance.now()
  await cloud.call({ action: 'one read' })
  return performance.now() - began
}

async function inTurn(cloud, times) {
  const found = []
  for (let i = 0; i < times; i++) found.push(await oneCall(cloud))
  return found
}

async function manyCallers(cloud) {
  const alone = await inTurn(cloud, 100)
  const began = performance.now()
  const together = (await Promise.all(Array.from({ length: 8 }, () => inTurn(cloud, 50)))).flat()
  const seconds = (performance.now() - began) / 1000
  console.log(`\none warm call with one read: median ${ms(share(alone, 0.5))}, p99 ${ms(share(alone, 0.99))}`)
  console.log(`8 callers at once: ${Math.round(400 / seconds)} calls/s, p99 ${ms(share(together, 0.99))}`)
  return alone
}

async function besideHeavy(cloud, alone) {
  let over = false
  const heavy = cloud.call({ action: 'heavy' }).finally(() => {
    over = true
  })
  const beside = []
  while (!over) beside.push(await oneCall(cloud))
  await heavy
  const [idle, busy] = [share(alone, 0.99), share(beside, 0.99)]
  console.log(
    `while a heavy aggregation ran, ${beside.length} single reads: p99 ${ms(busy)}, idle ${ms(idle)}, ${ms(busy - idle)} more`,
  )
}

async function oneCounter(cloud) {
  await cloud.call({ action: 'counter' })
  const writers = Array.from({ length: 20 }, async () => {
    const tries = []
    for (let i = 0; i < 5; i++) tries.push(await cloud.call({ action: 'raise' }))
    return tries
  })
  const tries = (await Promise.all(writers)).flat()
  const committed = tries.filter(attempts => attempts >= 0).length
  const counted = await cloud.call({ action: 'counted' })
  console.log(
    `20 writers × 5 on one document: ${committed} of 100 committed, it says ${counted}, at most ${Math.max(...tries)} repetitions`,
  )
}

try {
  const clouds = []
  for (const size of sizes) clouds.push(await loaded(size))
  await medians(clouds)
  console.log('\nmedians, and how they grow')
  row(['documents', ...clouds.flatMap(({ size }, i) => (i ? [size, 'factor'] : [size]))])
  const [{ figures: least }] = clouds
  for (const name of Object.keys(least)) {
    row([
      name,
      ...clouds.flatMap(({ figures }, i) => {
        const factor = figure(figures[name] / least[name], 2, '×')
        return i ? [ms(figures[name]), factor] : [ms(figures[name])]
      }),
    ])
  }
  const { cloud } = clouds.at(-1)
  const alone = await manyCallers(cloud)
  await besideHeavy(cloud, alone)
  await oneCounter(cloud)
  for (const one of clouds) await one.cloud.stop()
} finally {
  if (!values.data) fs.rmSync(folder, { recursive: true, force: true })
}
