import { ACCUMULATORS } from './accumulators'
import { natural } from './arrays'
import { bucket, bucketAuto } from './buckets'
import type { Doc } from './codec'
import { checkExpression, evaluate } from './expressions'
import { keyOf } from './keys'
import { filterOf, type Variables } from './match'
import { isPlain, sortKeyOf } from './paths'
import { projection } from './project'
import { sortedBy, sortOf } from './reorder'
import { named } from './scoped'
import { unwind } from './unwind'

/** A stage that needs nothing but the documents: what it makes of them. */
export type StageOf = (spec: unknown, variables: Variables) => (docs: Doc[]) => Doc[]

/** The stages of a pipeline that read no other collection. Each checks its operand before it runs. */
export const STAGES: Record<string, StageOf> = {
  $match: (spec, variables) => {
    const filter = filterOf(spec as Doc, variables)
    return docs => docs.filter(doc => filter.test(doc))
  },
  $sort: spec => {
    const sort = sortOf(spec)
    return docs => sortedBy(docs, doc => sortKeyOf(doc, sort))
  },
  $skip: spec => {
    const count = natural('$skip', spec)
    return docs => docs.slice(count)
  },
  $limit: spec => {
    const count = natural('$limit', spec)
    if (!count) throw new Error('$limit must be positive')
    return docs => docs.slice(0, count)
  },
  $count: spec => {
    if (typeof spec !== 'string' || !spec || spec.startsWith('$') || spec.includes('.'))
      throw new Error('$count needs the name of a field, without $ and dots')
    return docs => (docs.length ? [{ [spec]: docs.length }] : [])
  },
  $project: (spec, variables) => {
    if (!isPlain(spec) || !Object.keys(spec).length) throw new Error('$project needs at least one field')
    const project = projection(spec, variables, false)
    return docs => docs.map(project)
  },
  $addFields: addFields,
  $set: addFields,
  $unset: spec => {
    const names = Array.isArray(spec) ? spec : [spec]
    if (!names.length || !names.every(n => typeof n === 'string' && n))
      throw new Error('$unset needs names of fields')
    return docs => docs.map(projection(Object.fromEntries(names.map(name => [name, 0])), {}, false))
  },
  $replaceRoot: (spec, variables) => replaceRoot(named('$replaceRoot', spec, ['newRoot']).newRoot, variables),
  $replaceWith: replaceRoot,
  $sample: spec => {
    const size = natural('$sample', named('$sample', spec, ['size']).size)
    return docs => {
      const left = [...docs]
      const drawn: Doc[] = []
      while (drawn.length < size && left.length) {
        drawn.push(...left.splice(Math.floor(Math.random() * left.length), 1))
      }
      return drawn
    }
  },
  $group: group,
  $sortByCount: (spec, variables) => {
    if (!isPlain(spec) && !(typeof spec === 'string' && spec.startsWith('$')))
      throw new Error('$sortByCount needs a field path ($name) or an expression')
    const counted = group({ _id: spec, count: { $sum: 1 } }, variables)
    return docs => sortedBy(counted(docs), doc => sortKeyOf(doc, [['count', -1]]))
  },
  $unwind: unwind,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
}

function replaceRoot(expression: unknown, variables: Variables): (docs: Doc[]) => Doc[] {
  checkExpression(expression)
  return docs =>
    docs.map(root => {
      const next = evaluate(expression, { root, variables })
      if (!isPlain(next)) throw new Error("'newRoot' expression must evaluate to an object")
      return next
    })
}

function addFields(spec: unknown, variables: Variables): (docs: Doc[]) => Doc[] {
  if (!isPlain(spec) || !Object.keys(spec).length) throw new Error('$addFields needs an object of fields')
  checkExpression(spec)
  return docs =>
    docs.map(root => {
      const next: Doc = { ...root }
      for (const [path, expression] of Object.entries(spec)) {
        put(next, path.split('.'), expression, root, variables)
      }
      return next
    })
}

/** Sets a field, in every document of an array where the path crosses one; objects on the way are copied. */
function put(target: Doc, parts: string[], expression: unknown, root: Doc, variables: Variables): void {
  const [name = '', ...rest] = parts
  // {a: {b: expression}} is the path a.b.
  if (!rest.length && isPlain(expression) && !Object.keys(expression)[0]?.startsWith('$')) {
    for (const [inner, value] of Object.entries(expression))
      put(target, [name, inner], value, root, variables)
    if (!Object.keys(expression).length) target[name] = {}
    return
  }
  if (!rest.length) {
    const value = evaluate(expression, { root, variables })
    if (value === undefined) delete target[name]
    else target[name] = value
    return
  }
  const inside = (held: unknown): unknown => {
    if (Array.isArray(held)) return held.map(inside)
    const copy = isPlain(held) ? { ...held } : {}
    put(copy, rest, expression, root, variables)
    return copy
  }
  target[name] = inside(target[name])
}

/** Fields that an accumulator makes of a group of documents. */
export function accumulated(fields: Doc, variables: Variables): (docs: Doc[]) => Doc {
  const made = Object.entries(fields).map(([name, spec]) => {
    const [operator = '', ...more] = isPlain(spec) ? Object.keys(spec) : []
    if (!Object.hasOwn(ACCUMULATORS, operator) || more.length || name.includes('.'))
      throw new Error(`The field '${name}' must be an accumulator object, as {$sum: 1}`)
    const expression = (spec as Doc)[operator]
    checkExpression(expression)
    return { name, expression, of: ACCUMULATORS[operator]! }
  })
  return docs =>
    Object.fromEntries(
      made.map(({ name, expression, of }) => [
        name,
        of(docs.map(root => evaluate(expression, { root, variables }))),
      ]),
    )
}

function group(spec: unknown, variables: Variables): (docs: Doc[]) => Doc[] {
  if (!isPlain(spec) || !('_id' in spec)) throw new Error('a group specification must include an _id')
  const { _id: by, ...fields } = spec
  checkExpression(by)
  const make = accumulated(fields, variables)
  return docs => {
    const groups = new Map<string, { _id: unknown; docs: Doc[] }>()
    for (const root of docs) {
      const _id = evaluate(by, { root, variables }) ?? null
      const key = keyOf(_id).toString('latin1')
      const known = groups.get(key)
      if (known) known.docs.push(root)
      else groups.set(key, { _id, docs: [root] })
    }
    return [...groups.values()].map(({ _id, docs: members }) => ({ _id, ...make(members) }))
  }
}
