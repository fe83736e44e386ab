import { moveNames } from '@domain/request/policy'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud } from '../../support/cloud'
import { smallStreet } from '../../support/small-street'
import { look, makeFaulty, type Step, stories } from './commands'
import { expectAgreement, type Model, type World } from './world'

let world: World
let count = 0

beforeAll(async () => {
  const cloud = await startCloud({ import: smallStreet() })
  world = { cloud, faulty: false, next: () => ++count, happened: new Set() }
})

/** Runs a random story and, at its end, looks at every request once more. */
async function live(story: Step[]) {
  const model: Model = new Map()
  for (const step of story) if (step.check(model)) await step.run(model, world)
  await world.cloud.faults.clear()
  for (const request of model.values()) expectAgreement(await look(world, request._id), request)
}

describe('any story of residents, staff, strangers and time', () => {
  it('leaves every request as the rules say: one responsible party, one deadline, a story that explains it', async () => {
    await fc.assert(fc.asyncProperty(stories(40), live), { numRuns: 20 })
    // A story in which little happens proves little.
    expect([...world.happened].sort()).toEqual(moveNames.filter(move => move !== 'close').sort())
  }, 240_000)

  it('does so too while the database fails, conflicts and is slow, and functions die', async () => {
    world.faulty = true
    const faultyLife = async (story: Step[]) => {
      await makeFaulty(world)
      await live(story)
    }
    await fc.assert(fc.asyncProperty(stories(25), faultyLife), { numRuns: 8 })
    world.faulty = false
  }, 240_000)
})
