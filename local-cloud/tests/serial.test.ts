import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { scriptOnly, startCloud, type TestCloud } from './support/cloud'
import { writeFiles } from './support/folder'
import { serially } from './support/serial/model'
import { planOf } from './support/serial/plan'
import { run } from './support/serial/script'
import { atFirst, someSteps } from './support/serial/steps'

let cloud: TestCloud

beforeAll(async () => {
  const functions = scriptOnly()
  const books = [{ name: 'key', keys: [['key', 1]], unique: true }]
  writeFiles(functions, { 'database.indexes.json': { books } })
  cloud = await startCloud({ functions })
})

/** Some 4,000 operations: about ten seconds, on a busy machine far more. */
describe('transactions among others', () => {
  it('read, conflict and leave behind what they would one after the other', async () => {
    const met = new Set<string>()
    await fc.assert(
      fc.asyncProperty(someSteps, async steps => {
        const { plan, model } = planOf(steps)
        const { outcomes, early, left } = await cloud.script(run, { plan, first: atFirst() })
        expect(plan.map(({ step }, at) => [step, outcomes[at]])).toEqual(
          plan.map(({ step, outcome }) => [step, outcome]),
        )
        expect(early).toEqual([])
        const byId = (a: { _id: string }, b: { _id: string }) => (a._id < b._id ? -1 : 1)
        expect(left.sort(byId)).toEqual([...serially(model.history).values()].sort(byId as never))
        for (const { outcome, until } of plan)
          met.add(until ? 'waited' : typeof outcome === 'string' ? outcome : 'done')
      }),
      // A failure is rarely one of a single step, and shrinking it takes longer than the test may.
      { numRuns: 120, endOnFailure: true },
    )
    expect([...met].sort()).toEqual(['conflict', 'done', 'duplicate', 'over', 'waited', 'wrong'])
  }, 240_000)
})
