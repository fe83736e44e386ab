import { ACCUMULATORS, ALSO_EXPRESSIONS } from './accumulators'
import { ARITHMETIC } from './arithmetic'
import { ARRAYS } from './arrays'
import { order } from './compare'
import { DATES } from './dates'
import { isTrue, SETS } from './sets'
import { STRINGS } from './strings'

/** An operator on its evaluated operand. `isList`: the operand was written as a list of arguments. */
export type Pure = (value: unknown, isList: boolean) => unknown

/** Operators that take a list of arguments, or one argument without brackets. */
const onArguments: Record<string, (args: unknown[]) => unknown> = {
  ...ARITHMETIC,
  ...ARRAYS,
  ...STRINGS,
  ...SETS,
  $not: args => {
    if (args.length !== 1) throw new Error('$not takes exactly 1 argument')
    return !isTrue(args[0])
  },
  $cmp: args => Math.sign(comparison('$cmp', args)),
  $eq: args => comparison('$eq', args) === 0,
  $ne: args => comparison('$ne', args) !== 0,
  $gt: args => comparison('$gt', args) > 0,
  $gte: args => comparison('$gte', args) >= 0,
  $lt: args => comparison('$lt', args) < 0,
  $lte: args => comparison('$lte', args) <= 0,
}

/** In expressions all types are ordered, and a missing value comes before null. */
function comparison(operator: string, args: unknown[]): number {
  if (args.length !== 2) throw new Error(`${operator} takes exactly 2 arguments, not ${args.length}`)
  return order(args[0], args[1])
}

export const FUNCTIONS: Record<string, Pure> = {
  ...DATES,
  ...Object.fromEntries(
    Object.entries(onArguments).map(([name, work]): [string, Pure] => [
      name,
      (value, isList) => work(isList ? (value as unknown[]) : [value]),
    ]),
  ),
  // Of one array they take the elements; of several arguments each is one value.
  ...Object.fromEntries(
    ALSO_EXPRESSIONS.map((name): [string, Pure] => [
      name,
      (value, isList) => {
        const only = isList && (value as unknown[]).length === 1 ? (value as unknown[])[0] : value
        return ACCUMULATORS[name]!(Array.isArray(only) ? only : [only])
      },
    ]),
  ),
}
