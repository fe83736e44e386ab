import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { launch, scriptOnly, startCloud, temporaryFolder } from './support/cloud'

const functions = scriptOnly()

describe('import and export', () => {
  it('load tens of thousands of documents in seconds, and write them out again', async () => {
    const source = temporaryFolder()
    const target = temporaryFolder()
    const lines = Array.from({ length: 20_000 }, (_x, i) =>
      JSON.stringify({
        _id: `d${i}`,
        n: { $numberInt: String(i) },
        at: { $date: '2026-01-01T00:00:00.000Z' },
        tag: `t${i % 50}`,
      }),
    )
    writeFileSync(join(source, 'docs.jsonl'), `${lines.join('\n')}\n`)
    writeFileSync(join(source, 'empty.jsonl'), '')
    writeFileSync(
      join(functions, 'database.indexes.json'),
      JSON.stringify({
        docs: [
          {
            name: 'tag_n',
            keys: [
              ['tag', 1],
              ['n', -1],
            ],
          },
          { name: 'at', keys: [['at', 1]] },
        ],
      }),
    )
    const started = Date.now()
    const cloud = await startCloud({
      functions,
      args: ['--import', source, '--export', target, '--strict-indexes'],
    })
    expect(Date.now() - started).toBeLessThan(15_000)
    const seen = await cloud.script(async ({ db }) => {
      const { data } = await db.collection('docs').where({ tag: 't7' }).orderBy('n', 'desc').limit(1).get()
      const [top] = data
      return {
        n: top!.n,
        isDate: top!.at instanceof Date,
        total: (await db.collection('docs').count()).total,
      }
    })
    expect(seen).toEqual({ n: 19957, isDate: true, total: 20_000 })
    await cloud.stop()
    const written = readFileSync(join(target, 'docs.jsonl'), 'utf8').trim().split('\n')
    expect(written).toHaveLength(20_000)
    expect(JSON.parse(written[3]!)).toEqual({
      _id: 'd3',
      n: 3,
      at: { $date: '2026-01-01T00:00:00.000Z' },
      tag: 't3',
    })

    const again = await launch({ functions, data: cloud.data, args: ['--import', source] })
    expect(again.url).toBeUndefined()
    expect(again.output()).toMatch(/collection docs already has documents/)
  })

  it('refuse a broken line by name and load nothing', async () => {
    const source = temporaryFolder()
    const data = temporaryFolder()
    writeFileSync(join(source, 'a.jsonl'), '{"_id":"1"}\n{"_id":"1"}\n')
    const failed = await launch({ functions, data, args: ['--import', source] })
    expect(failed.output()).toMatch(/a\.jsonl line 2: .*E11000/)
    const cloud = await startCloud({ functions, data })
    expect(await cloud.script(async ({ db }) => (await db.collection('a').count()).total)).toBe(0)
  })
})
