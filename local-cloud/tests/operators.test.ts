import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'

/** What the SDK of the function `operators` was asked to do, what came of it and what should have. */
interface Outcome {
  value: unknown
  expected: unknown
  sent?: string
  before?: unknown
  after?: unknown
}
type Outcomes = Record<string, Outcome>

interface Offered {
  commands: string[]
  expressions: string[]
  projections: string[]
  stages: string[]
  innerStages: string[]
}

let cloud: TestCloud
let offered: Offered
const seen: Record<string, Outcomes> = {}

beforeAll(async () => {
  cloud = await startCloud({ functions: resolve(__dirname, 'fixtures/operators') })
  offered = (await cloud.invoke<Offered>('operators', { action: 'offered' })).result
  for (const action of ['expressions', 'accumulators', 'filters', 'updates', 'stages']) {
    const reply = await cloud.invoke<Outcomes>('operators', { action })
    expect(reply.errMsg).toBeUndefined()
    seen[action] = reply.result
  }
}, 60_000)

/** An error that was expected shows as what was expected of it. */
function shown({ value, expected }: Outcome): unknown {
  const error = (value as { error?: string } | null)?.error
  if (error === undefined || typeof expected !== 'string' || !expected.startsWith('error:')) return value
  const texts = expected.slice('error:'.length).split('|')
  return texts.some(text => error.includes(text)) ? expected : value
}

/** The first words of the cases: the operators that they are about. */
const named = (outcomes: Outcomes) => new Set(Object.keys(outcomes).map(name => name.split(' ')[0]))
const missing = (offers: string[], ...groups: Outcomes[]) => {
  const known = groups.map(named)
  return offers.filter(name => !known.some(group => group.has(name)))
}

describe('what the SDK offers', () => {
  it.each([
    'expressions',
    'accumulators',
    'filters',
    'updates',
    'stages',
  ])('works as MongoDB says: %s', kind => {
    const outcomes = Object.entries(seen[kind]!)
    expect(Object.fromEntries(outcomes.map(([name, o]) => [name, shown(o)]))).toEqual(
      Object.fromEntries(outcomes.map(([name, o]) => [name, o.expected])),
    )
  })

  it('is tried, every operator and every stage of it', () => {
    expect(missing(offered.commands, seen.filters!, seen.updates!)).toEqual(['aggregate', 'project'])
    expect(missing(offered.expressions, seen.expressions!, seen.accumulators!)).toEqual(['pipeline'])
    expect(missing(offered.stages, seen.stages!)).toEqual(['pushStage', 'end'])
    expect(missing(offered.innerStages, seen.stages!)).toEqual(['end', 'unwrap', 'done'])
    expect(offered.projections).toEqual(['slice', 'elemMatch'])
    for (const [name, { sent }] of Object.entries(seen.expressions!)) {
      const operator = name.split(' ')[0]!.replace('neq', 'ne')
      if (offered.expressions.includes(operator)) expect(sent).toContain(`"$${operator}"`)
    }
  })

  it('is refused by name where it is not available, and that is all that is refused', () => {
    const refused = Object.values(seen).flatMap(outcomes =>
      Object.entries(outcomes)
        .filter(([, o]) => String(o.expected).includes('not available locally'))
        .map(([name]) => name),
    )
    expect(refused).toEqual([
      'meta',
      'geoNear',
      'geoWithin',
      'geoIntersects',
      'jsonSchema',
      'text',
      'bucketAuto by powers',
      'geoNear',
      'a stage that the SDK has not',
    ])
  })

  it('leaves a document alone that an update has failed on', () => {
    const failed = Object.values(seen.updates!).filter(o => String(o.expected).startsWith('error:'))
    expect(failed.length).toBeGreaterThan(10)
    expect(failed.map(o => o.after)).toEqual(failed.map(o => o.before))
  })
})
