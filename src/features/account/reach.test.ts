import { describe, expect, it } from 'vitest'
import { reachOf } from './reach'

describe('the reach of a desk', () => {
  const post = (role: 'street' | 'community' | 'cadre', scope: string) => ({
    role,
    scope,
    scopeName: scope,
    name: '甲',
  })

  it('is the street for a street officer, also with a community’s post beside it', () => {
    expect(reachOf([post('community', 'c1'), post('street', 'street')])).toEqual({
      street: true,
      name: 'street',
      communities: [],
    })
  })

  it('is the communities of the posts otherwise', () => {
    expect(reachOf([post('community', 'c1'), post('cadre', 'u1')])).toEqual({
      street: false,
      name: 'c1',
      communities: [{ id: 'c1', name: 'c1' }],
    })
    expect(reachOf([post('cadre', 'u1')])).toBeUndefined()
  })
})
