import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate, type Stage } from '../src/db/aggregate'
import { type Doc, decodeStored, encode } from '../src/db/codec'
import type { Engine } from '../src/db/engine'
import { keyOf } from '../src/db/keys'
import type { KeyPart } from '../src/db/paths'
import { updated } from '../src/db/update'
import { aDocument, aFilter, anUpdate, someKeys } from './support/arbitraries'
import { aMeter, anEngine } from './support/engine'

/** The same draws in every run; what fails is printed with its seed and path. */
const RUNS = { seed: 20_241_130, numRuns: 150 }

type Change =
  | { do: 'add'; doc: Doc }
  | { do: 'update'; filter: Doc; update: Doc }
  | { do: 'remove'; filter: Doc }
  | { do: 'set'; id: string; doc: Doc }

const id = fc.integer({ min: 0, max: 15 }).map(n => `i${n}`)
const change: fc.Arbitrary<Change> = fc.oneof(
  aDocument.map(doc => ({ do: 'add' as const, doc })),
  fc.tuple(aFilter, anUpdate).map(([filter, update]) => ({ do: 'update' as const, filter, update })),
  aFilter.map(filter => ({ do: 'remove' as const, filter: { ...filter, b: { $gt: 1 } } })),
  fc.tuple(id, aDocument).map(([_id, doc]) => ({ do: 'set' as const, id: _id, doc })),
)

/** What a call came to: how many documents, or that it failed. */
async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    result => result,
    ({ message }: Error) => {
      if (message.includes('cannot index parallel arrays')) return 'parallel'
      return message.includes('E11000') ? 'duplicate' : 'failed'
    },
  )
}

/** May an index on these paths not hold the document, because two of them lead through arrays of their own? */
function isParallel(doc: Doc, paths: readonly string[]): boolean {
  const arrays = paths.flatMap(path => {
    const parts = path.split('.')
    const reached = parts.map((_part, i) => parts.slice(0, i + 1))
    const isArray = (way: string[]) =>
      Array.isArray(way.reduce<unknown>((v, k) => (v as Doc | null)?.[k], doc))
    return reached.find(isArray)?.join('.') ?? []
  })
  return new Set(arrays).size > 1
}

/** Would the change have left a document that one of the indexes cannot hold? */
async function isRightlyRefused(
  engine: Engine,
  c: Change,
  at: number,
  indexes: KeyPart[][],
): Promise<boolean> {
  const trial = `trial${at}`
  engine.store.createCollection(trial)
  await engine.insert(trial, everything(engine, 'plain').map(decodeStored))
  await apply(engine, trial, c, at)
  return everything(engine, trial).some(text =>
    indexes.some(parts =>
      isParallel(
        decodeStored(text),
        parts.map(([path]) => path),
      ),
    ),
  )
}

function apply(engine: Engine, name: string, c: Change, at: number): Promise<unknown> {
  const options = { multi: true, merge: true, upsert: false }
  if (c.do === 'add') return engine.insert(name, [{ _id: `n${at}`, ...c.doc }])
  if (c.do === 'remove') return engine.remove(name, c.filter, true, aMeter())
  if (c.do === 'update') {
    return engine.modify(name, { filter: c.filter, data: c.update, ...options }, aMeter())
  }
  const replacing = { filter: { _id: c.id }, data: c.doc, multi: false, merge: false, upsert: true }
  return engine.modify(name, replacing, aMeter())
}

const find = (engine: Engine, name: string, filter: Doc, sort: KeyPart[], limit: number, skip = 0) =>
  engine.find(name, { filter, sort, skip, limit }, aMeter())

const everything = (engine: Engine, name: string) => find(engine, name, {}, [['_id', 1]], 1000)

/** Pipelines whose order is settled by `_id`, so that there is one right answer. */
function pipelines(name: string, filter: Doc, sort: KeyPart[], limit: number): Stage[][] {
  const total = { ...Object.fromEntries(sort), _id: 1 }
  const lookup = { from: name, localField: 'a', foreignField: 'd.e', as: 'found' }
  return [
    [{ $match: filter }, { $sort: total }, { $limit: limit }],
    [
      { $match: filter },
      { $sort: total },
      { $group: { _id: '$b', ids: { $push: '$_id' }, most: { $max: '$a' } } },
    ],
    [{ $match: filter }, { $sort: { _id: 1 } }, { $lookup: lookup }, { $project: { found: '$found._id' } }],
    [
      { $sort: { _id: 1 } },
      { $limit: 6 },
      {
        $lookup: {
          from: name,
          let: { mine: '$b' },
          pipeline: [
            { $match: { $expr: { $eq: ['$b', '$$mine'] } } },
            { $sort: { _id: 1 } },
            { $match: filter },
          ],
          as: 'found',
        },
      },
    ],
  ]
}

describe('an index', () => {
  it('changes no answer and no write: filters, sorts, pages, counts, updates, aggregations', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aDocument, { minLength: 3, maxLength: 20 }),
        fc.array(someKeys, { minLength: 1, maxLength: 3 }),
        fc.array(change, { maxLength: 6 }),
        fc.array(fc.tuple(aFilter, someKeys), { minLength: 3, maxLength: 8 }),
        async (docs, indexes, changes, queries) => {
          const engine = anEngine()
          engine.store.createCollection('plain')
          const indexed = engine.store.createCollection('indexed')
          const rows = docs.map((doc, i) => ({ _id: `i${i}`, ...(doc as Doc) }))
          for (const name of ['plain', 'indexed']) await engine.insert(name, rows)
          const fitting = (indexes as KeyPart[][]).filter(parts => {
            const paths = parts.map(([path]) => path)
            return !rows.some(row => isParallel(row, paths))
          })
          for (const [i, parts] of fitting.entries()) {
            engine.store.createIndex(indexed, `x${i}`, parts, false)
          }
          for (const [at, c] of changes.entries()) {
            const found = await outcome(() => apply(engine, 'indexed', c, at))
            if (found === 'parallel') {
              expect(await isRightlyRefused(engine, c, at, fitting)).toBe(true)
              continue
            }
            expect(found).toEqual(await outcome(() => apply(engine, 'plain', c, at)))
            expect(everything(engine, 'indexed')).toEqual(everything(engine, 'plain'))
          }
          for (const [filter, sort] of queries as [Doc, KeyPart[]][]) {
            const total = [...sort, ['_id', 1]] as KeyPart[]
            const all = find(engine, 'plain', filter, total, 1000)
            expect(find(engine, 'indexed', filter, total, 1000)).toEqual(all)
            expect(find(engine, 'indexed', filter, total, 3, 2)).toEqual(all.slice(2, 5))
            expect(find(engine, 'indexed', filter, [], 1000).sort()).toEqual([...all].sort())
            expect(engine.count('indexed', filter, aMeter())).toBe(all.length)
            const results = (name: string) =>
              pipelines(name, filter, sort, 4).map(stages =>
                aggregate(engine.store, name, stages, aMeter()).map(encode),
              )
            expect(results('indexed')).toEqual(results('plain'))
          }
          engine.store.close()
        },
      ),
      RUNS,
    )
  })
})

/** The keys of a document in a unique index, by plain reasoning: one for each combination of values. */
function uniqueKeys(doc: Doc, paths: readonly string[]): string[] {
  return paths.reduce<string[]>(
    (heads, path) => heads.flatMap(head => valuesOf(doc, path.split('.')).map(v => head + v)),
    [''],
  )
}

function valuesOf(value: unknown, [name, ...rest]: string[]): string[] {
  if (Array.isArray(value)) {
    if (!value.length) return [name === undefined ? '[]' : keyOf(null).toString('hex')]
    return value.flatMap(v =>
      Array.isArray(v)
        ? [keyOf(name === undefined ? v : null).toString('hex')]
        : valuesOf(v, name === undefined ? [] : [name, ...rest]),
    )
  }
  if (name === undefined) return [keyOf(value ?? null).toString('hex')]
  const isObject = typeof value === 'object' && value !== null && !(value instanceof Date)
  return valuesOf(isObject ? (value as Doc)[name] : undefined, rest)
}

describe('a unique index', () => {
  const paths = fc.constantFrom(['a'], ['b'], ['d.e'], ['b', 'a'], ['b', 'd.f'], ['a', 'b'])
  const write = fc.oneof(
    fc.tuple(id, aDocument).map(([_id, doc]) => ({ _id, doc: doc as Doc | undefined, update: undefined })),
    fc
      .tuple(id, anUpdate)
      .map(([_id, update]) => ({ _id, doc: undefined, update: update as Doc | undefined })),
    id.map(_id => ({ _id, doc: undefined, update: undefined })),
  )

  it('refuses exactly the writes after which two documents would have a key in common', async () => {
    await fc.assert(
      fc.asyncProperty(paths, fc.array(write, { minLength: 1, maxLength: 30 }), async (keys, writes) => {
        const engine = anEngine()
        const collection = engine.store.createCollection('c')
        engine.store.createIndex(
          collection,
          'u',
          keys.map(path => [path, 1] as KeyPart),
          true,
        )
        const model = new Map<string, Doc>()
        for (const { _id, doc, update } of writes) {
          const before = model.get(_id)
          let next: Doc | undefined
          let expected: unknown = 'done'
          try {
            next = doc ? { _id, ...doc } : before && update && updated(before, update, { _id })
          } catch {
            expected = 'failed'
          }
          const taken = [...model].some(
            ([other, d]) =>
              other !== _id &&
              next &&
              uniqueKeys(d, keys).some(k => uniqueKeys(next as Doc, keys).includes(k)),
          )
          if (next && isParallel(next, keys)) expected = 'parallel'
          else if (taken) expected = 'duplicate'
          const options = { filter: { _id }, multi: false, merge: !doc, upsert: doc !== undefined }
          const found = await outcome(async () => {
            if (doc || update) await engine.modify('c', { ...options, data: doc ?? update! }, aMeter())
            else await engine.remove('c', { _id }, false, aMeter())
            return 'done'
          })
          expect(found).toBe(expected)
          if (expected === 'done' && next) model.set(_id, next)
          if (!doc && !update) model.delete(_id)
          const stored = everything(engine, 'c').map(text => encode(decodeStored(text)))
          expect(stored).toEqual([...model].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, d]) => encode(d)))
        }
        engine.store.close()
      }),
      RUNS,
    )
  })
})
