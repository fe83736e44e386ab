import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { scriptOnly, startCloud, type TestCloud, temporaryFolder } from './support/cloud'

const COUNT = 20_000
let cloud: TestCloud

/** Documents without an index besides that on `_id`: whatever looks for anything else reads all of them. */
function manyDocuments(): string {
  const folder = temporaryFolder()
  const lines = Array.from({ length: COUNT }, (_, i) =>
    JSON.stringify({ _id: `d${i}`, group: i % 7, text: `${(i * 7919) % COUNT} ${'字'.repeat(40)}` }),
  )
  writeFileSync(join(folder, 'many.jsonl'), lines.join('\n'))
  return folder
}

beforeAll(async () => {
  cloud = await startCloud({ functions: scriptOnly(), args: ['--import', manyDocuments()] })
})

const heavy = () =>
  cloud.script(async ({ db, $ }) => {
    const groups = await db
      .collection('many')
      .aggregate()
      .sort({ text: 1 })
      .group({ _id: '$group', n: $.sum(1) })
      .sort({ _id: 1 })
      .end()
    return groups.list as { _id: number; n: number }[]
  })
const light = (id: string) =>
  cloud.script(async ({ db }, name) => (await db.collection('many').doc(name).get()).data.group, id)

describe('a read of very many documents', () => {
  it('leaves those who read one document alone', async () => {
    // Two workers stand ready, so that nobody waits for the start of a process here.
    await Promise.all([heavy(), light('d0'), light('d1')])
    let over = false
    const groups = heavy().finally(() => {
      over = true
    })
    let meanwhile = 0
    for (let i = 0; !over; i++) {
      expect(await light(`d${i}`)).toBe(i % 7)
      if (!over) meanwhile++
    }
    expect((await groups).map(({ n }) => n).reduce((a, b) => a + b)).toBe(COUNT)
    expect(meanwhile).toBeGreaterThan(4)
  })

  it('sees everything that was acknowledged before, and nothing of what is written while it runs', async () => {
    const counted = await cloud.script(async ({ db, _ }) => {
      const where = { text: _.gt('9'), fresh: _.neq(1) }
      const before = (await db.collection('many').where(where).count()).total
      const seen: number[] = []
      for (let i = 0; i < 5; i++) {
        await db.collection('many').add({ data: { _id: `x${i}`, text: '9x', group: 0 } })
        seen.push((await db.collection('many').where(where).count()).total - before)
      }
      return seen
    })
    expect(counted).toEqual([1, 2, 3, 4, 5])
  })

  it('says what is wrong with it, and the next one is answered', async () => {
    const failure = cloud.script(async ({ db }) => {
      const pipeline = db.collection('many').aggregate().sort({ text: 1 })
      return pipeline.project({ n: { $divide: ['$text', 2] } }).end()
    })
    await expect(failure).rejects.toMatchObject({ message: expect.stringContaining('FailedOperation') })
    expect((await heavy()).length).toBe(7)
  })

  it('counts what it read, once', async () => {
    await cloud.door('DELETE', '/metrics')
    await heavy()
    const { functions } = await cloud.door<{ functions: Record<string, Record<string, unknown>> }>(
      'GET',
      '/metrics',
    )
    expect(Object.values(functions.script!)).toMatchObject([{ roundTrips: 1, rowsScanned: COUNT + 5 }])
  })
})
