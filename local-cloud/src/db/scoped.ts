import type { Doc } from './codec'
import { evaluate, type Scope } from './expressions'
import { isPlain } from './paths'
import { isTrue } from './sets'

/** Operators that decide themselves what of their operand is evaluated, and in which scope. */
export const SCOPED: Record<string, (operand: unknown, scope: Scope) => unknown> = {
  $literal: operand => operand,
  $and: (operand, scope) => list(operand).every(part => isTrue(evaluate(part, scope))),
  $or: (operand, scope) => list(operand).some(part => isTrue(evaluate(part, scope))),
  $cond: (operand, scope) => {
    const parts = Array.isArray(operand)
      ? operand
      : ((o: Doc) => [o.if, o.then, o.else])(named('$cond', operand, ['if', 'then', 'else']))
    if (parts.length !== 3) throw new Error('$cond takes exactly 3 arguments')
    return evaluate(isTrue(evaluate(parts[0], scope)) ? parts[1] : parts[2], scope)
  },
  $ifNull: (operand, scope) => {
    if (!Array.isArray(operand) || operand.length < 2) throw new Error('$ifNull needs at least two arguments')
    let value: unknown
    for (const part of operand) {
      value = evaluate(part, scope)
      if (value !== null && value !== undefined) break
    }
    return value
  },
  $switch: (operand, scope) => {
    const spec = named('$switch', operand, ['branches'], ['default'])
    if (!Array.isArray(spec.branches) || !spec.branches.length)
      throw new Error('$switch requires at least one branch')
    for (const branch of spec.branches) {
      const { case: when, then } = named('$switch', branch, ['case', 'then'])
      if (isTrue(evaluate(when, scope))) return evaluate(then, scope)
    }
    if (!('default' in spec)) throw new Error('$switch: no branch applies, and there is no default')
    return evaluate(spec.default, scope)
  },
  $let: (operand, scope) => {
    const { vars, in: inner } = named('$let', operand, ['vars', 'in'])
    if (!isPlain(vars)) throw new Error('$let: vars has to be an object')
    return evaluate(inner, having(scope, evaluated(vars, scope)))
  },
  $map: (operand, scope) => {
    const { input, as, in: inner } = named('$map', operand, ['input', 'in'], ['as'])
    const values = array('$map', evaluate(input, scope))
    return values?.map(v => evaluate(inner, having(scope, { [nameOf(as)]: v })) ?? null) ?? null
  },
  $filter: (operand, scope) => {
    const { input, as, cond, limit } = named('$filter', operand, ['input', 'cond'], ['as', 'limit'])
    const values = array('$filter', evaluate(input, scope))
    const most = limit === undefined ? null : evaluate(limit, scope)
    if (most !== null && !(Number.isInteger(most) && (most as number) > 0))
      throw new Error('$filter: limit has to be a whole number above 0')
    const kept = values?.filter(v => isTrue(evaluate(cond, having(scope, { [nameOf(as)]: v }))))
    return kept?.slice(0, (most as number | null) ?? undefined) ?? null
  },
  $reduce: (operand, scope) => {
    const { input, initialValue, in: inner } = named('$reduce', operand, ['input', 'initialValue', 'in'])
    const values = array('$reduce', evaluate(input, scope))
    const start = evaluate(initialValue, scope)
    return (
      values?.reduce((value, item) => evaluate(inner, having(scope, { value, this: item })), start) ?? null
    )
  },
  $zip: (operand, scope) => {
    const spec = named('$zip', operand, ['inputs'], ['useLongestLength', 'defaults'])
    const inputs = array('$zip', evaluate(spec.inputs, scope))
    if (!inputs || inputs.some(v => v === null || v === undefined)) return null
    if (!inputs.length || !inputs.every(Array.isArray))
      throw new Error('$zip: inputs has to be an array of arrays')
    const longest = spec.useLongestLength ?? false
    if (typeof longest !== 'boolean') throw new Error('$zip: useLongestLength has to be a boolean')
    const defaults = array('$zip', evaluate(spec.defaults ?? null, scope))
    if (defaults && (!longest || defaults.length !== inputs.length))
      throw new Error('$zip: defaults need useLongestLength and one value for each input')
    const lengths = (inputs as unknown[][]).map(v => v.length)
    const length = longest ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_x, row) =>
      (inputs as unknown[][]).map((v, i) => (row < v.length ? v[row] : (defaults?.[i] ?? null))),
    )
  },
}

const list = (operand: unknown): unknown[] => (Array.isArray(operand) ? operand : [operand])

const having = (scope: Scope, variables: Doc): Scope => ({
  root: scope.root,
  variables: { ...scope.variables, ...variables },
})

/** The values of named expressions, as variables. */
export const evaluated = (expressions: Doc, scope: Scope): Doc =>
  Object.fromEntries(Object.entries(expressions).map(([name, part]) => [name, evaluate(part, scope)]))

function nameOf(as: unknown): string {
  if (as === undefined) return 'this'
  if (typeof as === 'string' && /^[a-z_\u0080-\uffff]/.test(as)) return as
  throw new Error(`${JSON.stringify(as)} is no name for a variable`)
}

function array(operator: string, value: unknown): unknown[] | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value
  throw new Error(`the input of ${operator} must be an array`)
}

/** The operand as an object with these fields and no others. */
export function named(operator: string, operand: unknown, needed: string[], allowed: string[] = []): Doc {
  if (!isPlain(operand)) throw new Error(`${operator} needs an object with ${needed.join(', ')}`)
  const lacking = needed.find(name => !(name in operand))
  if (lacking) throw new Error(`${operator} needs ${lacking}`)
  const odd = Object.keys(operand).find(name => !needed.includes(name) && !allowed.includes(name))
  if (odd) throw new Error(`${operator} found an unknown argument: ${odd}`)
  return operand
}
