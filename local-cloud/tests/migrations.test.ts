import { cpSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Migration, migrate, migrations } from '../src/db/migrations'
import { Sqlite } from '../src/db/sqlite'
import { launch, scriptOnly, startCloud, temporaryFolder } from './support/cloud'

const HOUR = 3_600_000
const newest = migrations.at(-1)!.version

/** A folder as the first version left it: 30 people under two indexes, a file, a message, a moved clock. */
function firstFolder(): string {
  const folder = temporaryFolder()
  cpSync(resolve(__dirname, 'fixtures/data-v1'), folder, { recursive: true })
  return folder
}

function withPeople(): string {
  const functions = scriptOnly()
  const keys = (path: string) => [[path, 1]]
  const people = [
    { name: 'age', keys: keys('age') },
    { name: 'no', keys: keys('no'), unique: true },
  ]
  writeFileSync(join(functions, 'database.indexes.json'), JSON.stringify({ people }))
  return functions
}

describe('a data folder of the first version', () => {
  it('opens with everything in it, and is of the newest layout then', async () => {
    const data = firstFolder()
    const cloud = await startCloud({ data, functions: withPeople() })
    const seen = await cloud.script(async ({ db }) => {
      const people = db.collection('people')
      const twin = await people.add({ data: { no: 3 } }).catch((error: { errMsg: string }) => error.errMsg)
      const born = (await people.doc('p7').get()).data.born as Date
      return { old: (await people.where({ age: 24 }).get()).data.length, twin, born: born.toISOString() }
    })
    expect(seen).toEqual({
      old: 6,
      twin: expect.stringContaining('E11000'),
      born: '2000-01-08T00:00:00.000Z',
    })
    const { items } = await cloud.door<{ items: { api: string }[] }>('GET', '/outbox')
    expect(items.map(({ api }) => api)).toEqual(['subscribeMessage.send'])
    const fileID = 'cloud://local-env.6c6f-local-env-1250000000/pictures/a.png'
    const { fileList } = await cloud.door<{ fileList: { tempFileURL: string }[] }>('POST', '/files/urls', {
      fileList: [fileID],
    })
    expect(await (await fetch(fileList[0]!.tempFileURL)).text()).toBe('picture')
    const { now } = await cloud.door<{ now: string }>('GET', '/clock')
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(HOUR / 2)
    await cloud.stop()
    const sql = new Sqlite(join(data, 'cloud.sqlite'))
    expect(sql.row("select value from meta where key='schema'")).toEqual([String(newest)])
    sql.close()
  })
})

describe('a data folder of a newer version', () => {
  it('is refused in one line', async () => {
    const data = firstFolder()
    const sql = new Sqlite(join(data, 'cloud.sqlite'))
    sql.run("update meta set value='99' where key='schema'")
    sql.close()
    const { url, child, output } = await launch({ data, functions: scriptOnly() })
    expect(url).toBeUndefined()
    expect(child.exitCode).toBe(1)
    expect(output().trim()).toMatch(/^this data folder was written by a newer version.*layout 99[^\n]*$/)
  })
})

describe('migrations', () => {
  const open = () => new Sqlite(join(temporaryFolder(), 'x.sqlite'))

  it('are numbered without gaps, from one on', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, i) => i + 1))
  })

  it('go on where they were broken off, and do nothing twice', () => {
    const sql = open()
    sql.exec('create table done(piece integer primary key)')
    let power = true
    const large: Migration = {
      version: 1,
      about: 'five pieces',
      run(connection, mark) {
        const piece = Number(mark ?? 0)
        connection.run('insert into done values(?)', piece)
        if (piece === 3 && power) throw new Error('no power')
        return piece < 4 ? String(piece + 1) : undefined
      },
    }
    const small: Migration = { version: 2, about: 'one piece', run: () => undefined }
    expect(() => migrate(sql, [large, small])).toThrow('no power')
    expect(sql.rows('select piece from done').flat()).toEqual([0, 1, 2])
    power = false
    expect(migrate(sql, [large, small])).toEqual([1, 2])
    expect(sql.rows('select piece from done').flat()).toEqual([0, 1, 2, 3, 4])
    expect(migrate(sql, [large, small])).toEqual([])
    sql.close()
  })
})
