import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as otherOperators from 'mingo/operators/expression'
import type { Doc } from './codec'
import { FUNCTIONS } from './functions'
import { isPlain, own } from './paths'
import { SCOPED } from './scoped'
import { isTrue } from './sets'

/** What an expression can see: the document (`$field`, `$$ROOT`) and variables (`$$name`). */
export interface Scope {
  root: unknown
  variables: Record<string, unknown>
}

/** Operators beyond those that the SDK offers come from mingo, whose reading is looser in places. */
const OTHERS = Context.init({ accumulator: accumulators, expression: otherOperators } as never)

/** The value of an aggregation expression; `undefined`: there is none. Throws when an operand does not fit. */
export function evaluate(expression: unknown, scope: Scope): unknown {
  if (typeof expression === 'string')
    return expression.startsWith('$') ? atPath(expression, scope) : expression
  if (Array.isArray(expression)) return expression.map(part => evaluate(part, scope) ?? null)
  if (!isPlain(expression)) return expression
  const operator = operatorOf(expression)
  if (!operator) return objectOf(expression, scope)
  const operand = expression[operator]
  const scoped = SCOPED[operator]
  if (scoped) return scoped(operand, scope)
  const pure = FUNCTIONS[operator]
  if (pure) return pure(argumentOf(operand, scope), Array.isArray(operand))
  return evalExpr(scope.root as Doc, expression, { context: OTHERS, variables: scope.variables } as never)
}

/** An operand in which, other than in a value, what is missing stays missing rather than null or left out. */
function argumentOf(operand: unknown, scope: Scope): unknown {
  if (Array.isArray(operand)) return operand.map(part => evaluate(part, scope))
  if (!isPlain(operand) || operatorOf(operand)) return evaluate(operand, scope)
  return Object.fromEntries(Object.entries(operand).map(([name, part]) => [name, evaluate(part, scope)]))
}

function objectOf(expression: Doc, scope: Scope): Doc {
  const out: Doc = {}
  for (const [name, part] of Object.entries(expression)) {
    const value = evaluate(part, scope)
    if (value !== undefined) out[name] = value
  }
  return out
}

/** The operator of `{$op: …}`; undefined for an object of fields. */
function operatorOf(expression: Doc): string | undefined {
  const keys = Object.keys(expression)
  if (!keys.some(key => key.startsWith('$'))) return undefined
  if (keys.length > 1) throw new Error(`an expression has exactly one operator, not ${keys.join(', ')}`)
  return keys[0]
}

function atPath(text: string, { root, variables }: Scope): unknown {
  if (!text.startsWith('$$')) return follow(root, fieldNames(text.slice(1)), 0)
  const [name = '', ...fields] = text.slice(2).split('.')
  if (name === 'ROOT' || name === 'CURRENT') return follow(root, fields, 0)
  if (name === 'REMOVE') return undefined
  if (name in variables) return follow(variables[name], fields, 0)
  if (name === 'NOW') return follow(new Date(), fields, 0)
  throw new Error(`Use of undefined variable: ${name}`)
}

function fieldNames(path: string): string[] {
  const names = path.split('.')
  if (names.includes('')) throw new Error(`'$${path}' is not a valid field path`)
  return names
}

function follow(value: unknown, names: string[], at: number): unknown {
  if (at === names.length) return value
  if (Array.isArray(value)) {
    return value.flatMap(element => {
      const inner = isPlain(element) || Array.isArray(element) ? follow(element, names, at) : undefined
      return inner === undefined ? [] : [inner]
    })
  }
  return isPlain(value) ? follow(own(value, names[at]!), names, at + 1) : undefined
}

/** `$expr` as a test of documents. */
export function truth(expression: unknown, variables: Record<string, unknown> = {}): (doc: Doc) => boolean {
  checkExpression(expression)
  return doc => isTrue(evaluate(expression, { root: doc, variables }))
}

/** Refuses operators that nobody knows, before there is any document to try them on. */
export function checkExpression(expression: unknown): void {
  if (Array.isArray(expression)) {
    for (const part of expression) checkExpression(part)
  } else if (isPlain(expression)) {
    const operator = operatorOf(expression)
    if (operator === '$literal') return
    if (operator && !isKnown(operator)) throw new Error(`Unrecognized expression '${operator}'`)
    for (const part of Object.values(expression)) checkExpression(part)
  }
}

/** Operators whose meaning needs something that is not here, or that run code in the database. */
const REFUSED = new Set(['$meta', '$function', '$accumulator'])

function isKnown(operator: string): boolean {
  if (REFUSED.has(operator)) throw new Error(`${operator} is not available locally`)
  return Object.hasOwn(SCOPED, operator) || Object.hasOwn(FUNCTIONS, operator) || operator in otherOperators
}
