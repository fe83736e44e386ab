import { expect, it } from 'vitest'
import { startCloud } from '../../tests/support/cloud'
import { budgets, measureRoundTrips } from '../../tests/support/round-trips'
import { posts, smallStreet } from '../../tests/support/small-street'

it('every action stays within its database round trips, uncontended and warm, identity included', async () => {
  const cloud = await startCloud({ import: smallStreet() })
  const costs = await measureRoundTrips(
    cloud,
    {
      unit: 'u1',
      resident: 'o_wang',
      desk: 'o_desk1',
      openidOf: name => posts.find(post => post.name === name)!.person,
      colleague: not => (not === 'o_wei' ? 'o_fang' : 'o_wei'),
    },
    2,
  )
  const measured = Object.fromEntries(costs.map(({ action, roundTrips }) => [action, roundTrips]))
  for (const [action, budget] of Object.entries(budgets)) {
    expect(measured[action], action).toBeGreaterThan(0)
    expect(measured[action], action).toBeLessThanOrEqual(budget)
  }
})
