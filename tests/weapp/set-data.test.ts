import { expect, it } from 'vitest'
import { startCloud } from '../support/cloud'
import { smallStreet } from '../support/small-street'
import { LIMITS, weighSetData } from './set-data'

it('setData stays small on every page: first renders, further pages, taps and keystrokes', async () => {
  const cloud = await startCloud({ import: smallStreet() })
  const weights = await weighSetData(cloud)
  expect(weights.filter(({ kind, bytes }) => bytes > LIMITS[kind])).toEqual([])
  // An act that moved nothing was not measured.
  expect(weights.filter(({ bytes }) => bytes <= 0)).toEqual([])
}, 120_000)
