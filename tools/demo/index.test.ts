import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { inRoot } from '../lib/paths.mjs'
import { writeDemo } from './index.mjs'

/** The whole demo, bundled, invented and written, on a machine that does other things too. */
const SLOW_MS = 60_000
const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'demo-'))
afterAll(() => fs.rmSync(outDir, { recursive: true, force: true }))
const documents = (collection: string): { _id: string }[] =>
  fs
    .readFileSync(path.join(outDir, 'db', `${collection}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

it(
  'writes the street as the local cloud imports it, and who can be played',
  async () => {
    const written = await writeDemo({ outDir, now: new Date('2026-03-18T07:20:00.123Z') })
    expect(documents('communities')).toHaveLength(4)
    expect(documents('units')).toHaveLength(39)
    expect(documents('requests')).toHaveLength(written.requests)
    expect(documents('replies')).toEqual([])
    // Every collection that the functions know, and no other.
    const declared = Object.keys(
      JSON.parse(fs.readFileSync(inRoot('cloudfunctions/database.indexes.json'), 'utf8')),
    )
    const files = fs.readdirSync(path.join(outDir, 'db')).map(file => path.basename(file, '.jsonl'))
    expect(files.sort()).toEqual(declared.sort())
    for (const collection of declared) {
      const ids = documents(collection).map(({ _id }) => _id)
      expect(new Set(ids).size, collection).toBe(ids.length)
    }

    // Nothing that was said in confidence can be read.
    for (const collection of ['appointments', 'notes', 'readings', 'waits', 'calls', 'messages']) {
      const written = fs.readFileSync(path.join(outDir, 'db', `${collection}.jsonl`), 'utf8')
      expect(written.length, collection).toBeGreaterThan(0)
      for (const legible of ['演示', '"sometimes"', '"topic"'])
        expect(written, collection).not.toContain(legible)
      const ours = written.split('\n').filter(line => collection !== 'messages' || line.includes('"client"'))
      expect(ours.join('\n'), collection).not.toMatch(/o_resident_|o_cadre_|1540000/)
    }

    const people = JSON.parse(fs.readFileSync(path.join(outDir, 'people.json'), 'utf8'))
    expect(people).toHaveLength(written.people)
    expect(people).toContainEqual({
      openid: 'o_cadre_001',
      name: expect.any(String),
      roles: ['cadre'],
      units: ['yintanlu-01'],
      communities: ['yintanlu'],
    })
  },
  SLOW_MS,
)
