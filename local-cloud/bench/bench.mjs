import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startCloud, writeItems } from './cloud.mjs'

// `node local-cloud/bench/bench.mjs [size …]`: what things cost as a collection grows, as factors of the smallest,
// since machines differ; then what many callers do to one another. By default 10,000, 100,000 and 1,000,000 documents.

const sizes = process.argv.slice(2).map(Number)
if (sizes.length === 0) sizes.push(10_000, 100_000, 1_000_000)
const TIMES = 60
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'local-cloud-bench-'))

const share = (times, part) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * part) - 1]
const ms = value => `${value.toFixed(value < 10 ? 2 : 1)} ms`
const row = cells =>
  console.log(cells.map((cell, i) => String(cell)[i ? 'padStart' : 'padEnd'](i ? 13 : 30)).join(''))

async function loaded(size) {
  const [source, data] = [path.join(folder, `source-${size}`), path.join(folder, `data-${size}`)]
  writeItems(source, size)
  const first = await startCloud(data, ['--import', source])
  await first.stop()
  fs.rmSync(source, { recursive: true })
  const cloud = await startCloud(data)
  return { cloud, imported: first.readyMs }
}

/** The median of each kind of work on a warm cloud. */
async function medians(cloud, size) {
  const found = {}
  for (const name of await cloud.call({ action: 'names' })) {
    const ask = { action: 'timed', name, size }
    await cloud.call({ ...ask, times: 10, from: 0 })
    found[name] = share(await cloud.call({ ...ask, times: TIMES, from: 10 }), 0.5)
  }
  return found
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
  const columns = []
  for (const size of sizes) {
    console.error(`loading ${size} documents …`)
    const { cloud, imported } = await loaded(size)
    columns.push({ size, ...(await medians(cloud, size)), restart: cloud.readyMs, import: imported })
    if (size === sizes.at(-1)) {
      const alone = await manyCallers(cloud)
      await besideHeavy(cloud, alone)
      await oneCounter(cloud)
    }
    await cloud.stop()
  }
  console.log('\nmedians, and how they grow')
  row(['documents', ...columns.flatMap(({ size }, i) => (i ? [size, 'factor'] : [size]))])
  for (const name of Object.keys(columns[0]).filter(key => key !== 'size')) {
    row([
      name,
      ...columns.flatMap((column, i) => {
        const factor = `${(column[name] / columns[0][name]).toFixed(2)} ×`
        return i ? [ms(column[name]), factor] : [ms(column[name])]
      }),
    ])
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
