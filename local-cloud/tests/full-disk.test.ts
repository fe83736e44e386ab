import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Sqlite } from '../src/db/sqlite'
import { scriptOnly, startCloud, temporaryFolder } from './support/cloud'

it('a full disk gives errors, keeps what was acknowledged, and corrupts nothing', async () => {
  const [data, functions] = [temporaryFolder(), scriptOnly()]
  const tight = await startCloud({ data, functions, fileLimitKb: 3000 })
  const { acknowledged, refused } = await tight.script(async ({ db }) => {
    await db.createCollection('kept')
    const acknowledged: string[] = []
    for (let i = 0; i < 500; i++) {
      const _id = `k${i}`
      try {
        await db.collection('kept').add({ data: { _id, text: '满'.repeat(20_000) } })
        acknowledged.push(_id)
      } catch (error) {
        return { acknowledged, refused: (error as { errMsg: string }).errMsg }
      }
    }
    return { acknowledged, refused: '' }
  })
  expect(acknowledged.length).toBeGreaterThan(3)
  expect(refused).not.toBe('')
  // What is there can still be read.
  const total = await tight.script(async ({ db }) => (await db.collection('kept').count()).total)
  expect(total).toBe(acknowledged.length)
  await tight.stop()

  const roomy = await startCloud({ data, functions })
  const stored = await roomy.script(async ({ db }) => {
    await db.collection('kept').add({ data: { _id: 'again' } })
    return (await db.collection('kept').field({ _id: true }).limit(1000).get()).data.map(({ _id }) => _id)
  })
  expect(stored).toEqual([...acknowledged, 'again'])
  await roomy.stop()
  const sql = new Sqlite(join(data, 'cloud.sqlite'))
  expect(sql.row('pragma integrity_check')).toEqual(['ok'])
  sql.close()
})
