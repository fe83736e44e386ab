import type { Doc } from './codec'
import { truth } from './expressions'
import { isPlain } from './paths'
import { equals, invalid, list, matching, regex, TESTS, type Test } from './predicates'
import { reach } from './reach'

/** Variables that an expression in a filter may use (`$$name`), as `$lookup` gives them. */
export type Variables = Record<string, unknown>

/** A condition on what stands at one path. `read` gives the values there, arrays expanded or not. */
type Condition = (read: (expand: boolean) => unknown[]) => boolean

type Matcher = (doc: Doc) => boolean

/** A compiled filter: MongoDB's meaning of `find`. */
export interface Filter {
  test(doc: Doc): boolean
}

/** What is not here, with the name that the SDK has for it where that is another one. */
const REFUSED: Record<string, string> = {
  $near: 'geoNear ($near)',
  $nearSphere: 'geoNear ($nearSphere)',
  $geoWithin: '$geoWithin',
  $geoIntersects: '$geoIntersects',
  $geometry: '$geometry',
  $jsonSchema: '$jsonSchema',
  $text: '$text',
  $search: 'text ($search)',
  $where: '$where',
}

/** Compiles a filter; throws the cloud's error when it is not a valid one. */
export function filterOf(filter: Doc, variables?: Variables): Filter {
  return { test: conjunction(filter, variables) }
}

function conjunction(filter: unknown, variables?: Variables): Matcher {
  if (!isPlain(filter)) throw invalid('a filter must be an object')
  const parts = Object.entries(filter)
    .filter(([key]) => key !== '$comment')
    .map(([key, operand]) => (key.startsWith('$') ? topLevel(key, operand, variables) : onPath(key, operand)))
  if (parts.length === 1) return parts[0]!
  return doc => parts.every(part => part(doc))
}

function topLevel(operator: string, operand: unknown, variables?: Variables): Matcher {
  if (operator === '$expr') return expression(operand, variables)
  if (operator === '$and' || operator === '$or' || operator === '$nor') {
    const branches = list(operator, operand).map(part => conjunction(part, variables))
    if (!branches.length) throw invalid(`${operator} must be a nonempty array`)
    if (operator === '$and') return doc => branches.every(branch => branch(doc))
    if (operator === '$or') return doc => branches.some(branch => branch(doc))
    return doc => !branches.some(branch => branch(doc))
  }
  throw unknown(operator)
}

function expression(operand: unknown, variables?: Variables): Matcher {
  const guarded = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw invalid((error as Error).message)
    }
  }
  const holds = guarded(() => truth(operand, variables))
  return doc => guarded(() => holds(doc))
}

function unknown(operator: string): Error {
  return invalid(
    Object.hasOwn(REFUSED, operator)
      ? `${REFUSED[operator]} is not available locally`
      : `unknown operator: ${operator}`,
  )
}

function onPath(path: string, operand: unknown): Matcher {
  const parts = path.split('.')
  const condition = conditionOf(operand)
  return doc => condition(expand => reach(doc, parts, expand))
}

/** What a field is compared with: a value, a regular expression, or an object of operators. */
function conditionOf(operand: unknown): Condition {
  refuseUntranslated(operand)
  if (operand instanceof RegExp) return some(matching(operand))
  return isOperators(operand) ? all(operators(operand)) : some(equals(operand))
}

/** The SDK does not translate commands everywhere; what it then sends would match nothing, and nobody knew why. */
function refuseUntranslated(operand: unknown): void {
  if (!isPlain(operand) || Object.keys(operand).join() !== 'operator,operands,fieldName') return
  throw invalid(
    `the SDK sends the command '${operand.operator}' untranslated from here; write {$${operand.operator}: …}`,
  )
}

const isOperators = (operand: unknown): operand is Doc =>
  isPlain(operand) && (Object.keys(operand)[0]?.startsWith('$') ?? false)

function operators(operand: Doc): Condition[] {
  return Object.entries(operand).flatMap(([operator, value]) => {
    // It belongs to $regex and is read with it.
    if (operator === '$options' && '$regex' in operand) return []
    if (operator === '$regex') return [some(regex(value, operand.$options))]
    return [operation(operator, value)]
  })
}

function operation(operator: string, operand: unknown): Condition {
  switch (operator) {
    case '$ne':
      if (operand instanceof RegExp) throw invalid("Can't have regex as arg to $ne")
      return not(some(equals(operand)))
    case '$nin':
      return not(some(TESTS.$in!(list('$nin', operand))))
    case '$not':
      if (operand instanceof RegExp) return not(some(matching(operand)))
      if (!isOperators(operand)) throw invalid('$not needs a regex or a document')
      return not(all(operators(operand)))
    case '$exists': {
      const isThere = some(TESTS.$exists!(operand))
      return operand ? isThere : not(isThere)
    }
    case '$size':
      return some(TESTS.$size!(operand), false)
    case '$elemMatch':
      return elementMatches(operand)
    case '$all': {
      const wanted = list('$all', operand).map(v =>
        isOperators(v) && '$elemMatch' in v ? elementMatches(v.$elemMatch) : conditionOfElement(v),
      )
      return wanted.length ? all(wanted) : () => false
    }
  }
  const test = TESTS[operator]
  if (!test) throw unknown(operator)
  return some(test(operand))
}

function conditionOfElement(value: unknown): Condition {
  if (isOperators(value)) throw invalid('no $ expressions in $all')
  return some(value instanceof RegExp ? matching(value) : equals(value))
}

function elementMatches(operand: unknown): Condition {
  if (!isPlain(operand)) throw invalid('$elemMatch needs an Object')
  refuseUntranslated(operand)
  const [first] = Object.keys(operand)
  const isAboutValues = first?.startsWith('$') && !LOGIC.has(first)
  const test = isAboutValues ? single(all(operators(operand))) : elementDocument(conjunction(operand))
  return some(value => Array.isArray(value) && value.some(test), false)
}

const LOGIC = new Set(['$and', '$or', '$nor', '$expr'])

const elementDocument =
  (matches: Matcher): Test =>
  element =>
    isPlain(element) ? matches(element) : Array.isArray(element) && matches({ ...element } as unknown as Doc)

const some =
  (test: Test, expand = true): Condition =>
  read =>
    read(expand).some(test)
const not =
  (condition: Condition): Condition =>
  read =>
    !condition(read)
const all =
  (conditions: Condition[]): Condition =>
  read =>
    conditions.every(condition => condition(read))

/** A condition on one value by itself: an element is not looked into. */
const single =
  (condition: Condition): Test =>
  value =>
    condition(() => [value])

/** What `$pull` removes: the elements equal to a value, or those that a filter finds. */
export function elementTest(operand: unknown): Test {
  if (isOperators(operand)) {
    const matches = conjunction({ e: operand })
    return element => matches({ e: element })
  }
  if (isPlain(operand)) {
    const matches = conjunction(operand)
    return element => isPlain(element) && matches(element)
  }
  return operand instanceof RegExp ? matching(operand) : single(some(equals(operand)))
}
