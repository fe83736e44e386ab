import fc from 'fast-check'

/** Random documents, filters, updates and indexes that meet one another often: few paths, few values. */

const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -1, max: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom('', 'a', 'ab', 'a\u0000', '民', '\ud83d\ude42') },
  { weight: 2, arbitrary: fc.constant(null) },
  fc.constantFrom<unknown>(true, false, 0.5, -0, 1e300, Number.NaN, Number.POSITIVE_INFINITY),
  fc.constantFrom(0, 1).map(n => new Date(n * 1000)),
)
const list = fc.array(scalar, { maxLength: 3 })
const inner = fc.record({ e: fc.oneof(scalar, list), f: scalar }, { requiredKeys: [] })
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: fc.array(list, { maxLength: 2 }) },
  { weight: 1, arbitrary: inner },
)

export const aDocument = fc.record(
  { a: value, b: scalar, d: fc.oneof(inner, fc.array(fc.oneof(inner, scalar), { maxLength: 3 })) },
  { requiredKeys: [] },
)

const path = fc.oneof(
  { weight: 4, arbitrary: fc.constant('a') },
  { weight: 5, arbitrary: fc.constantFrom('b', 'd.e') },
  { weight: 3, arbitrary: fc.constantFrom('d.f', 'a.0', 'd.1.e') },
)

const number = fc.integer({ min: -1, max: 3 })
const comparison = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne')

const operation = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(comparison, number).map(([op, v]) => ({ [op]: v })) },
  { weight: 2, arbitrary: fc.tuple(comparison, fc.oneof(scalar, list)).map(([op, v]) => ({ [op]: v })) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('$in', '$nin', '$all'), list).map(([op, v]) => ({ [op]: v })),
  },
  // Of an array, different elements may lie in the one half and in the other.
  { weight: 3, arbitrary: fc.tuple(number, number).map(([low, high]) => ({ $gte: low, $lt: high })) },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.boolean().map(flag => ({ $exists: flag })),
      fc.integer({ min: 0, max: 2 }).map(n => ({ $size: n })),
      fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gt: low, $lte: high } })),
      scalar.map(e => ({ $elemMatch: { e } })),
      fc.constantFrom({ $regex: '^a' }, { $type: 'number' }, { $mod: [2, 1] }),
    ),
  },
)
const condition = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 6, arbitrary: operation },
  { weight: 1, arbitrary: operation.map(op => ({ $not: op })) },
)
const simple = fc.dictionary(path, condition, { minKeys: 1, maxKeys: 3 })

export const aFilter: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 4, arbitrary: simple },
  {
    weight: 3,
    arbitrary: fc
      .tuple(simple, fc.array(simple, { minLength: 1, maxLength: 3 }))
      .map(([s, or]) => ({ ...s, $or: or })),
  },
  { weight: 1, arbitrary: fc.array(simple, { minLength: 1, maxLength: 2 }).map(and => ({ $and: and })) },
  { weight: 1, arbitrary: fc.array(simple, { minLength: 1, maxLength: 2 }).map(nor => ({ $nor: nor })) },
)

export const anUpdate: fc.Arbitrary<Record<string, Record<string, unknown>>> = fc.oneof(
  fc.tuple(path, value).map(([p, v]) => ({ $set: { [p]: v } })),
  path.map(p => ({ $unset: { [p]: '' } })),
  fc
    .tuple(fc.constantFrom('$inc', '$mul', '$min', '$max'), path, fc.integer({ min: -2, max: 3 }))
    .map(([op, p, n]) => ({ [op]: { [p]: n } })),
  fc.tuple(path, list).map(([p, v]) => ({ $push: { [p]: { $each: v, $sort: 1, $slice: -3 } } })),
  fc.tuple(fc.constantFrom('$addToSet', '$pull'), path, scalar).map(([op, p, v]) => ({ [op]: { [p]: v } })),
  fc.tuple(path, fc.constantFrom(1, -1)).map(([p, n]) => ({ $pop: { [p]: n } })),
  fc.constantFrom({ $rename: { a: 'b' } }, { $rename: { 'd.e': 'a' } }),
)

const way = fc.constantFrom<1 | -1>(1, -1)

/** The keys of an index, or of a sort. */
export const someKeys = fc.uniqueArray(fc.tuple(path, way), {
  minLength: 1,
  maxLength: 3,
  selector: ([p]) => p,
})
