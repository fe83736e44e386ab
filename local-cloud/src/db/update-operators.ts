import { type Doc, encode } from './codec'
import { equal, order, typeName } from './compare'
import { elementTest } from './match'
import { isPlain } from './paths'
import { reordered } from './reorder'
import { distinct } from './sets'
import { invalidUpdate } from './update-paths'

/** What a field becomes, given what it holds (`undefined`: it is missing) and the operand. */
export interface Operator {
  /** Refuses operands that can never be right, whatever the document holds. */
  check?(operand: unknown): void
  /** A missing field stays missing. */
  ignoresMissing?: true
  /** `undefined`: leave the field as it is. */
  apply(value: unknown, operand: unknown, path: string): unknown
}

/** The update operators that change one field by itself. */
export const OPERATORS: Record<string, Operator> = {
  $set: { apply: (_value, operand) => operand },
  $inc: arithmetic('increment', (value, by) => value + by),
  $mul: arithmetic('multiply', (value, by) => value * by),
  $min: {
    apply: (value, operand) => (value === undefined || order(operand, value) < 0 ? operand : undefined),
  },
  $max: {
    apply: (value, operand) => (value === undefined || order(operand, value) > 0 ? operand : undefined),
  },
  $bit: { check: checkBit, apply: bit },
  $currentDate: {
    check: operand => {
      if (operand !== true && !(isPlain(operand) && operand.$type === 'date'))
        throw invalidUpdate('$currentDate takes true or {$type: "date"}')
    },
    apply: () => new Date(),
  },
  $push: { check: checkPush, apply: push },
  $addToSet: {
    check: operand => {
      if (isPlain(operand) && '$each' in operand) {
        onlyKnown('$addToSet', operand, ['$each'])
        array('$each', operand.$each)
      }
    },
    apply: (value, operand, path) => {
      const added = isPlain(operand) && '$each' in operand ? (operand.$each as unknown[]) : [operand]
      const held = arrayAt('$addToSet', value ?? (value === null ? null : []), path)
      return [...held, ...distinct(added).filter(v => !held.some(other => equal(other, v)))]
    },
  },
  $pop: {
    ignoresMissing: true,
    check: operand => {
      if (operand !== 1 && operand !== -1) throw invalidUpdate('$pop expects 1 or -1')
    },
    apply: (value, operand, path) => {
      const held = arrayAt('$pop', value, path)
      return operand === 1 ? held.slice(0, -1) : held.slice(1)
    },
  },
  $pull: {
    ignoresMissing: true,
    check: elementTest,
    apply: (value, operand, path) => {
      const goes = elementTest(operand)
      return arrayAt('$pull', value, path).filter(element => !goes(element))
    },
  },
  $pullAll: {
    ignoresMissing: true,
    check: operand => array('$pullAll', operand),
    apply: (value, operand, path) =>
      arrayAt('$pullAll', value, path).filter(v => !(operand as unknown[]).some(other => equal(other, v))),
  },
}

function arithmetic(verb: string, work: (value: number, by: number) => number): Operator {
  return {
    check: operand => {
      if (typeof operand !== 'number')
        throw invalidUpdate(`Cannot ${verb} with non-numeric argument: ${encode(operand)}`)
    },
    apply: (value, operand, path) => {
      if (value === undefined) return work(0, operand as number)
      if (typeof value === 'number') return work(value, operand as number)
      throw invalidUpdate(
        `Cannot apply $${verb === 'multiply' ? 'mul' : 'inc'} to a value of non-numeric type: ${path} is of type ${typeName(value)}`,
      )
    },
  }
}

function checkBit(operand: unknown): void {
  const entries = isPlain(operand) ? Object.entries(operand) : []
  if (
    !entries.length ||
    !entries.every(([name, n]) => ['and', 'or', 'xor'].includes(name) && Number.isSafeInteger(n))
  )
    throw invalidUpdate('$bit takes {and | or | xor: a whole number}')
}

function bit(value: unknown, operand: unknown, path: string): unknown {
  const held = value === undefined ? 0 : value
  if (!Number.isSafeInteger(held))
    throw invalidUpdate(
      `Cannot apply $bit to a value of non-integral type: ${path} is of type ${typeName(held)}`,
    )
  let n = BigInt(held as number)
  for (const [name, by] of Object.entries(operand as Record<string, number>)) {
    n = name === 'and' ? n & BigInt(by) : name === 'or' ? n | BigInt(by) : n ^ BigInt(by)
  }
  return Number(n)
}

const MODIFIERS = ['$each', '$position', '$slice', '$sort']
const isModified = (operand: unknown): operand is Doc =>
  isPlain(operand) && Object.keys(operand).some(key => key.startsWith('$'))

function checkPush(operand: unknown): void {
  if (!isModified(operand)) return
  onlyKnown('$push', operand, MODIFIERS)
  array('$each', operand.$each)
  for (const name of ['$position', '$slice']) {
    if (operand[name] !== undefined && !Number.isInteger(operand[name]))
      throw invalidUpdate(`The value for ${name} must be an integer value, not ${encode(operand[name])}`)
  }
  if (operand.$sort !== undefined) reordered([], operand.$sort)
}

function push(value: unknown, operand: unknown, path: string): unknown {
  const spec = isModified(operand) ? operand : { $each: [operand] }
  const next = [...arrayAt('$push', value === undefined ? [] : value, path)]
  const { $position, $slice } = spec as { $position?: number; $slice?: number }
  next.splice($position ?? next.length, 0, ...(spec.$each as unknown[]))
  const sorted = spec.$sort === undefined ? next : reordered(next, spec.$sort)
  if ($slice === undefined) return sorted
  if ($slice === 0) return []
  return $slice < 0 ? sorted.slice($slice) : sorted.slice(0, $slice)
}

function onlyKnown(operator: string, operand: Doc, names: string[]): void {
  const odd = Object.keys(operand).find(name => !names.includes(name))
  if (odd) throw invalidUpdate(`Unrecognized clause in ${operator}: ${odd}`)
}

function array(operator: string, value: unknown): unknown[] {
  if (!Array.isArray(value))
    throw invalidUpdate(`The argument to ${operator} must be an array, not ${typeName(value)}`)
  return value
}

function arrayAt(operator: string, value: unknown, path: string): unknown[] {
  if (Array.isArray(value)) return value
  throw invalidUpdate(`${operator}: the field '${path}' must be an array but is of type ${typeName(value)}`)
}
