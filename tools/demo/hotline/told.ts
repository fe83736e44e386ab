import type { Appointment, Secrets } from '@domain/hotline/appointment'
import { daysAfter } from '@domain/request/deadline'
import { about } from '@server/hotline/about'
import { keysIfThere } from '@server/hotline/keys'
import { unseal } from '@server/hotline/seal'
import { localEnv } from '../../lib/local-env.mjs'
import { streetSettings } from '../street/settings'
import { street } from '../street/street'
import { hotline } from './hotline'

/** For tests: the keys of `npm start`, and the hotline of a street in which nothing else has happened. */

export const keys = keysIfThere(localEnv())!

export function told(now: string, seed = 'test') {
  const { posts, people } = street(seed, now, 92)
  const settings = streetSettings(posts, seed, daysAfter(now, -92))
  const records = hotline({ posts, people, settings: [settings], now }, { keys, seed })
  return { now, posts, people, settings, ...records }
}

/** What is sealed in an appointment. */
export const secretsOf = ({ sealed, _id }: Appointment): Secrets =>
  unseal<Secrets>(sealed, about('appointment', _id), keys)!

/** A Wednesday afternoon, a week of holidays, a Saturday night, and a Monday morning in a new year. */
export const moments = [
  '2026-03-18T07:20:00.000Z',
  '2026-10-02T01:00:00.000Z',
  '2026-11-28T15:10:07.000Z',
  '2027-01-03T22:00:00.000Z',
]
