import fc from 'fast-check'

/** A document of the test: `key` has a unique index, `n` is for `inc`, `list` for `push`. */
export interface Book {
  _id: string
  key: string
  n: number
  list: number[]
}

/** What one step does. `wrong` is an update that no document allows. */
export type Deed =
  | { do: 'start' }
  | { do: 'commit' }
  | { do: 'rollback' }
  | { do: 'read' | 'remove' | 'inc' | 'wrong'; id: string }
  | { do: 'push'; id: string; value: number }
  | { do: 'rekey'; id: string; key: string }
  | { do: 'set' | 'add'; id: string; key: string; n: number }
  | { do: 'incAll' }

/** Who does it: a transaction, or, as 0, somebody outside of all. */
export type Step = { who: number } & Deed

/** Few documents and few keys, so that everybody meets everybody. */
const IDS = ['a', 'b', 'c', 'd']
const id = fc.constantFrom(...IDS)
const key = fc.constantFrom('k1', 'k2', 'k3')
const n = fc.integer({ min: 0, max: 9 })

const document: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('read' as const), id }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('inc' as const), id }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('push' as const), id, value: n }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('rekey' as const), id, key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('set' as const, 'add' as const), id, key, n }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), id }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wrong' as const), id }) },
)
const end = fc.constantFrom<Deed>({ do: 'commit' }, { do: 'commit' }, { do: 'rollback' })

const by = (who: fc.Arbitrary<number>, deed: fc.Arbitrary<Deed>): fc.Arbitrary<Step> =>
  fc.tuple(who, deed).map(([actor, what]) => ({ who: actor, ...what }))

const inTransaction = by(
  fc.integer({ min: 1, max: 4 }),
  fc.oneof({ weight: 6, arbitrary: document }, { weight: 1, arbitrary: end }),
)
const outside = by(
  fc.constant(0),
  fc.oneof({ weight: 9, arbitrary: document }, { weight: 1, arbitrary: fc.constant<Deed>({ do: 'incAll' }) }),
)

/** What up to four transactions and an outsider want to do, in any order. */
export const someSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: inTransaction }, { weight: 1, arbitrary: outside }),
  { minLength: 10, maxLength: 45 },
)

/** What stands there before the first step. */
export const atFirst = (): Book[] => [
  { _id: 'a', key: 'k1', n: 0, list: [] },
  { _id: 'b', key: 'k2', n: 0, list: [] },
]
