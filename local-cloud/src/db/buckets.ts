import type { Doc } from './codec'
import { equal, order, typeRank } from './compare'
import { checkExpression, evaluate } from './expressions'
import type { Variables } from './match'
import { isPlain } from './paths'
import { named } from './scoped'
import { accumulated } from './stages'

const COUNT = { count: { $sum: 1 } }

/** `$bucket`: groups by the range, of those given, in which a value lies. */
export function bucket(spec: unknown, variables: Variables): (docs: Doc[]) => Doc[] {
  const { groupBy, boundaries, output, ...others } = named(
    '$bucket',
    spec,
    ['groupBy', 'boundaries'],
    ['default', 'output'],
  )
  const bounds = Array.isArray(boundaries) ? boundaries.map(b => evaluate(b, { root: {}, variables })) : []
  const isRising = bounds.every(
    (b, i) => !i || (typeRank(b) === typeRank(bounds[0]) && order(bounds[i - 1], b) < 0),
  )
  if (bounds.length < 2 || !isRising)
    throw new Error('$bucket: boundaries are two or more values of one type that rise')
  const otherwise = 'default' in others ? evaluate(others.default, { root: {}, variables }) : undefined
  if ('default' in others && order(otherwise, bounds[0]) >= 0 && order(otherwise, bounds.at(-1)) < 0)
    throw new Error('$bucket: the default has to lie outside of the boundaries')
  checkExpression(groupBy)
  const make = accumulated(outputOf('$bucket', output), variables)
  return docs => {
    const members: Doc[][] = bounds.map(() => [])
    for (const root of docs) {
      const value = evaluate(groupBy, { root, variables }) ?? null
      const after = bounds.findIndex(b => order(value, b) < 0)
      if (after <= 0 && otherwise === undefined)
        throw new Error('$bucket: a value lies outside of the boundaries, and there is no default')
      members[after <= 0 ? bounds.length - 1 : after - 1]!.push(root)
    }
    const ids = [...bounds.slice(0, -1), otherwise]
    return ids
      .flatMap((_id, i) => (members[i]!.length ? [{ _id, ...make(members[i]!) }] : []))
      .sort((a, b) => order(a._id, b._id))
  }
}

/** `$bucketAuto`: a number of groups of about the same size, each a range of values. */
export function bucketAuto(spec: unknown, variables: Variables): (docs: Doc[]) => Doc[] {
  const options = named('$bucketAuto', spec, ['groupBy', 'buckets'], ['output', 'granularity'])
  const { groupBy, buckets, output } = options
  if ('granularity' in options) throw new Error('$bucketAuto: granularity is not available locally')
  if (!Number.isInteger(buckets) || (buckets as number) < 1)
    throw new Error("$bucketAuto: 'buckets' has to be a whole number above 0")
  checkExpression(groupBy)
  const make = accumulated(outputOf('$bucketAuto', output), variables)
  return docs => {
    if (!docs.length) return []
    const valued = docs.map(doc => ({ doc, value: evaluate(groupBy, { root: doc, variables }) ?? null }))
    valued.sort((a, b) => order(a.value, b.value))
    const size = Math.max(1, Math.round(docs.length / (buckets as number)))
    const out: Doc[] = []
    for (let at = 0; at < valued.length; ) {
      let end = out.length + 1 === buckets ? valued.length : Math.min(at + size, valued.length)
      while (end < valued.length && equal(valued[end]!.value, valued[end - 1]!.value)) end++
      const max = valued[Math.min(end, valued.length - 1)]!.value
      out.push({ _id: { min: valued[at]!.value, max }, ...make(valued.slice(at, end).map(v => v.doc)) })
      at = end
    }
    return out
  }
}

function outputOf(stage: string, output: unknown): Doc {
  if (output === undefined) return COUNT
  if (!isPlain(output)) throw new Error(`${stage}: the output has to be an object`)
  return output
}
