import type { Intake } from '@domain/hotline/appointment'
import type { Way } from '@domain/hotline/counsellor'
import type { Said } from '@domain/hotline/new-appointment'
import type { Person, Post } from '@domain/street/model'
import type { Chance } from '../chance'
import { intakeWords, nicknames } from './words'

/** Somebody who comes to the hotline. */
export interface Client {
  openid: string
  name: string
  phone: string
}

const RESIDENTS = 120
const CADRES = 30

/**
 * Residents and cadres who come. The first of a unit never has: whoever plays one books without anything in the way.
 */
export function clientsOf(people: readonly Person[], posts: readonly Post[], draws: Chance): Client[] {
  const units = new Set<string>()
  const isFirst = (unit: string): boolean => !units.has(unit) && Boolean(units.add(unit))
  const residents = people.filter(({ unit }) => !isFirst(unit))
  const held = posts.filter(
    ({ role, active, scope }) => role === 'cadre' && active && !isFirst(`cadre ${scope}`),
  )
  const cadres = [...new Map(held.map(post => [post.person, post])).values()]
  return [
    ...draws
      .shuffled(residents)
      .slice(0, RESIDENTS)
      .map(({ _id, name, phone }) => ({ openid: _id, name, phone })),
    ...draws
      .shuffled(cadres)
      .slice(0, CADRES)
      .map(({ person, name, phone }) => ({ openid: person, name, phone })),
  ]
}

/** The questions before an appointment: most answer some, few say that it is grave. */
function intakeOf(draws: Chance): Intake | undefined {
  if (!draws.odds(0.75)) return undefined
  const topic = draws.weighted({ sleep: 3, mood: 4, family: 3, child: 2, work: 4, loss: 1, other: 1 })
  return {
    forWhom: draws.weighted({ self: 8, family: 1, child: 1 }),
    topic,
    ...(draws.odds(0.6) && { words: draws.pick(intakeWords) }),
    safety: draws.odds(0.03) ? 'sometimes' : 'no',
  }
}

/** What a client says of themselves at `now` (ISO). */
export function saidBy({ name, phone }: Client, ways: readonly Way[], draws: Chance, now: string): Said {
  const way = draws.pick(ways)
  const intake = intakeOf(draws)
  return {
    way,
    name: draws.odds(0.5) ? name : draws.pick(nicknames),
    ...(way === 'phone' && { phone }),
    ...(intake && { intake, consentAt: now }),
  }
}
