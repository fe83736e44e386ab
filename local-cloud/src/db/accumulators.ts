import { order } from './compare'
import { isPlain } from './paths'
import { distinct } from './sets'

/** What `$group` makes of the values of an expression in a group, `undefined` where a document has none. */
export const ACCUMULATORS: Record<string, (values: unknown[]) => unknown> = {
  $push: values => values.filter(v => v !== undefined),
  $addToSet: values => distinct(values.filter(v => v !== undefined)),
  $first: values => values[0] ?? null,
  $last: values => values.at(-1) ?? null,
  $max: values => extreme(values, 1),
  $min: values => extreme(values, -1),
  $sum: values => numbers(values).reduce((a, b) => a + b, 0),
  $avg: values => {
    const all = numbers(values)
    return all.length ? all.reduce((a, b) => a + b, 0) / all.length : null
  },
  $stdDevPop: values => deviation(numbers(values), 0),
  $stdDevSamp: values => deviation(numbers(values), 1),
  $mergeObjects: values => {
    if (!values.every(v => v === null || v === undefined || isPlain(v)))
      throw new Error('$mergeObjects requires object inputs')
    return Object.assign({}, ...values)
  },
}

/** Accumulators that are also operators on the values of one document, and there look into one array. */
export const ALSO_EXPRESSIONS = ['$max', '$min', '$sum', '$avg', '$stdDevPop', '$stdDevSamp', '$mergeObjects']

const numbers = (values: unknown[]) => values.filter(v => typeof v === 'number')

function extreme(values: unknown[], way: 1 | -1): unknown {
  const present = values.filter(v => v !== null && v !== undefined)
  return present.length ? present.reduce((a, b) => (order(b, a) * way > 0 ? b : a)) : null
}

function deviation(values: number[], less: 0 | 1): number | null {
  if (values.length <= less) return null
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - less))
}
