import { it } from 'vitest'
import { startCloud } from '../support/cloud'
import { smallStreet } from '../support/small-street'
import { LIMITS, weighSetData } from '../weapp/set-data'
import { table } from './table'

it('the largest setData of an act, in bytes', async () => {
  const cloud = await startCloud({ import: smallStreet() })
  const weights = await weighSetData(cloud)
  table(
    ['act', 'kind', 'bytes', 'of'],
    weights.map(({ act, kind, bytes }) => [act, kind, bytes, LIMITS[kind]]),
  )
}, 120_000)
