import { personMoves } from '@domain/request/policy'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud } from '../../support/cloud'
import { withoutTimers } from '../../support/functions'
import { posts, smallStreet } from '../../support/small-street'
import { stories } from './commands'
import { look, makeFaulty, type Step } from './step'
import { expectAgreement, levelsAbove, type Model, type World } from './world'

let world: World
let count = 0

beforeAll(async () => {
  const cloud = await startCloud({ import: smallStreet(), functions: withoutTimers() })
  world = {
    cloud,
    faulty: false,
    next: () => ++count,
    happened: new Set(),
    posts: [...posts],
    above: (request, at) => levelsAbove(world.posts, request, at),
  }
})

/** Runs a random story and, at its end, looks at every request once more. */
async function live(story: Step[]) {
  const model: Model = new Map()
  for (const step of story) if (step.check(model)) await step.run(model, world)
  await world.cloud.faults.clear()
  for (const request of model.values()) expectAgreement(world, await look(world, request._id), request)
  await expectToldOnce(world)
}

/** Nobody has the same message twice, whatever was repeated, failed or died. */
async function expectToldOnce(world: World) {
  await world.cloud.trigger('timer')
  for (const openid of ['o_r1', 'o_wei', 'o_lead1', 'o_desk1', 'o_street']) {
    const { data } = await world.cloud.invoke<{
      data: { items: { id: string; text: string; at: string }[] }
    }>('account', openid, { action: 'messages', input: { limit: 100 } })
    const each = data.items.map(({ id, text, at }) => `${id.split('.')[0]} ${text} ${at}`)
    expect(new Set(each).size).toBe(each.length)
  }
}

describe('any story of residents, staff, strangers and time', () => {
  it('leaves every request as the rules say: one responsible party, one deadline, a story that explains it', async () => {
    await fc.assert(fc.asyncProperty(stories(40), live), { numRuns: 20, endOnFailure: true })
    // A story in which little happens proves little.
    expect(personMoves.filter(move => !world.happened.has(move))).toEqual([])
  }, 240_000)

  it('does so too while the database fails, conflicts and is slow, and functions die', async () => {
    world.faulty = true
    const faultyLife = async (story: Step[]) => {
      await makeFaulty(world)
      await live(story)
    }
    await fc.assert(fc.asyncProperty(stories(25), faultyLife), { numRuns: 8, endOnFailure: true })
    world.faulty = false
  }, 240_000)
})
