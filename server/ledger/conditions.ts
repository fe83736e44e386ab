import { type Condition, type MeasureId, measures, type Test } from '@domain/ledger/measures'
import { _, db } from '../cloud'

const $ = db.command.aggregate

const asQuery = (test: Test) => ('in' in test ? _.in([...test.in]) : _.gt(test.above))
const asExpression = (field: string, test: Test) =>
  'in' in test ? $.in([$.ifNull([`$${field}`, null]), [...test.in]]) : $.gt([`$${field}`, test.above])

const testsOf = (measure: MeasureId) =>
  Object.entries(measures[measure].where as Condition) as [string, Test][]

/** What finds the requests that a measure counts. */
export const whereCounted = (measure: MeasureId): Record<string, unknown> =>
  Object.fromEntries(testsOf(measure).map(([field, test]) => [field, asQuery(test)]))

/** What counts them in a group: 1 for each request that fits. */
export const countOf = (measure: MeasureId) => {
  const tests = testsOf(measure).map(([field, test]) => asExpression(field, test))
  return $.sum(tests.length === 0 ? 1 : $.cond([$.and(tests), 1, 0]))
}
