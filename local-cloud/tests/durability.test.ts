import { describe, expect, it } from 'vitest'
import { launch, scriptOnly, startCloud, temporaryFolder } from './support/cloud'

/** Writes until the connection breaks; collects what was acknowledged. */
async function writeUntilKilled(url: string, writer: number, acknowledged: string[]): Promise<void> {
  const code = `async ({ db }, { id, pair }) => {
    await db.collection('kept').add({ data: { _id: id, at: new Date() } })
    await db.runTransaction(async t => {
      await t.collection('pairs').doc(pair + 'a').set({ data: { pair } })
      await t.collection('pairs').doc(pair + 'b').set({ data: { pair } })
    })
  }`
  for (let n = 0; ; n++) {
    const id = `w${writer}-${n}`
    try {
      const body = JSON.stringify({ action: 'script', code, input: { id, pair: `${id}-` } })
      const reply = (await (await fetch(`${url}/invoke/script`, { method: 'POST', body })).json()) as {
        errCode?: number
      }
      if (reply.errCode === undefined) acknowledged.push(id)
    } catch {
      return
    }
  }
}

const functions = scriptOnly()

const ROUNDS = 20
const WRITERS = [0, 1, 2, 3, 4, 5, 6, 7]

describe('twenty kill -9 under eight writers', () => {
  it('lose nothing acknowledged and leave no half transaction', async () => {
    const data = temporaryFolder()
    const acknowledged: string[] = []
    const setUp = await startCloud({ data, functions })
    await setUp.script(async ({ db }) => {
      for (const name of ['kept', 'pairs']) await db.createCollection(name)
    })
    await setUp.stop()
    for (let round = 0; round < ROUNDS; round++) {
      const { url, child } = await launch({ data, functions })
      // Another moment in each round: in the middle of whatever is going on then.
      const goal = acknowledged.length + 3 + ((round * 7) % 13)
      const writers = WRITERS.map(i => writeUntilKilled(url!, round * 10 + i, acknowledged))
      await expect.poll(() => acknowledged.length, { timeout: 30_000, interval: 3 }).toBeGreaterThan(goal)
      child.kill('SIGKILL')
      await Promise.all(writers)
    }
    const cloud = await startCloud({ data, functions })
    const stored = await cloud.script(async ({ db }) => {
      const all = async (name: string) => {
        const ids: string[] = []
        for (;;) {
          const page = (await db.collection(name).orderBy('_id', 'asc').skip(ids.length).limit(1000).get())
            .data
          if (!page.length) return ids
          ids.push(...page.map(d => String(d._id)))
        }
      }
      return { kept: await all('kept'), pairs: await all('pairs') }
    })
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * 3)
    expect(acknowledged.filter(id => !stored.kept.includes(id))).toEqual([])
    expect(acknowledged.filter(id => !stored.pairs.includes(`${id}-a`))).toEqual([])
    const heads = stored.pairs.map(id => id.slice(0, -1))
    expect(heads.filter(head => heads.indexOf(head) === heads.lastIndexOf(head))).toEqual([])
  }, 300_000)
})

describe('one data folder', () => {
  it('belongs to one process; a second start says who has it', async () => {
    const cloud = await startCloud({ functions })
    const second = await launch({ data: cloud.data, functions })
    expect(second.url).toBeUndefined()
    expect(second.child.exitCode).toBe(1)
    expect(second.output()).toContain(`in use by process ${cloud.process.pid}`)
    expect(second.output().trim().split('\n')).toHaveLength(1)
    expect(await cloud.stop()).toBe(0)
    const third = await startCloud({ data: cloud.data, functions })
    expect(await third.stop('SIGINT')).toBe(0)
  })
})

describe('a port that is taken', () => {
  it('is told in one line', async () => {
    const cloud = await startCloud({ functions })
    const { url, child, output } = await launch({ functions, args: ['--port', new URL(cloud.url).port] })
    expect(url).toBeUndefined()
    expect(child.exitCode).toBe(1)
    expect(output().trim()).toMatch(/^port \d+ is taken.*--port$/)
  })
})

describe('a parent that goes away', () => {
  it('takes the cloud with it when asked to', async () => {
    const { url, child } = await launch({ functions, args: ['--exit-with-parent'] })
    expect(url).toBeDefined()
    const ended = new Promise(resolve => child.on('exit', resolve))
    child.stdin.end()
    expect(await ended).toBe(0)
  })
})
