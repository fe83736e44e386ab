import { natural, whole } from './arrays'
import type { Doc } from './codec'
import { requestFailed } from './errors'
import { checkExpression, evaluate } from './expressions'
import { filterOf } from './match'
import { isPlain } from './paths'

/** A projection as a tree: what is asked of each field, or of the fields within it. */
interface Tree {
  [name: string]: Tree | Leaf
}
/** Kept, left out, a part of what is there, or a value of its own. */
class Part {
  constructor(readonly of: (value: unknown) => unknown) {}
}
class Computed {
  constructor(readonly from: (doc: Doc) => unknown) {}
}
type Leaf = 'keep' | 'drop' | Part | Computed

const isLeaf = (node: Tree | Leaf | undefined): node is Leaf =>
  typeof node === 'string' || node instanceof Part || node instanceof Computed

const refused = (text: string) => requestFailed(`[FailedOperation] invalid projection: ${text}`)

/** What makes of a document only the fields asked for. `inFind`: `$slice` and `$elemMatch` mean parts of arrays. */
export function projection(spec: Doc, variables: Doc = {}, inFind = true): (doc: Doc) => Doc {
  const tree: Tree = {}
  const kinds = new Set<'keep' | 'drop'>()
  const plant = (path: string, value: unknown) => {
    if (isPlain(value) && !Object.keys(value).some(key => key.startsWith('$'))) {
      if (!Object.keys(value).length) throw refused(`an empty object at ${path}`)
      for (const [name, inner] of Object.entries(value)) plant(`${path}.${name}`, inner)
      return
    }
    const [leaf, kind] = leafOf(path, value, variables, inFind)
    if (kind && path !== '_id') kinds.add(kind)
    insert(tree, path, leaf)
  }
  for (const [path, value] of Object.entries(spec)) plant(path, value)
  if (kinds.size > 1) throw refused('fields to keep and fields to leave out cannot be mixed, except for _id')
  // Of the id alone: {_id: 1} keeps nothing else, {_id: 0} keeps all else.
  const isKeeping = kinds.has('keep') || (!kinds.size && tree._id !== undefined && tree._id !== 'drop')
  if (isKeeping && tree._id === undefined) tree._id = 'keep'
  return doc => (isKeeping ? kept(doc, tree, doc) : dropped(doc, tree)) as Doc
}

function leafOf(path: string, value: unknown, variables: Doc, inFind: boolean): [Leaf, ('keep' | 'drop')?] {
  if (path.split('.').some(part => part === '' || part.startsWith('$')))
    throw refused(`${path} is not a valid field path`)
  if (value === true || (typeof value === 'number' && value !== 0)) return ['keep', 'keep']
  if (value === false || value === 0) return ['drop', 'drop']
  if (inFind && isPlain(value) && '$slice' in value && isSliceSpec(value.$slice))
    return [new Part(slice(value.$slice))]
  if (inFind && isPlain(value) && '$elemMatch' in value) return [new Part(firstMatch(value)), 'keep']
  checked(value)
  return [new Computed(doc => evaluate(value, { root: doc, variables })), 'keep']
}

function checked(expression: unknown): void {
  try {
    checkExpression(expression)
  } catch (error) {
    throw refused((error as Error).message)
  }
}

function insert(tree: Tree, path: string, leaf: Leaf): void {
  const parts = path.split('.')
  let at = tree
  for (const [i, part] of parts.entries()) {
    const there = Object.hasOwn(at, part) ? at[part] : undefined
    if (i === parts.length - 1) {
      if (there !== undefined) throw refused(`Path collision at ${path}`)
      at[part] = leaf
    } else {
      if (isLeaf(there)) throw refused(`Path collision at ${path}`)
      at[part] = there ?? {}
      at = at[part] as Tree
    }
  }
}

function kept(value: unknown, tree: Tree, root: Doc): unknown {
  if (Array.isArray(value)) {
    return value.filter(v => isPlain(v) || Array.isArray(v) || isComputed(tree)).map(v => kept(v, tree, root))
  }
  if (!isPlain(value)) return isComputed(tree) ? kept({}, tree, root) : undefined
  const out: Doc = {}
  // Kept fields stand where they stood; computed ones follow.
  for (const [name, held] of Object.entries(value)) {
    const node = Object.hasOwn(tree, name) ? tree[name] : undefined
    if (node === 'keep') out[name] = held
    else if (node instanceof Part) put(out, name, node.of(held))
    else if (node && !isLeaf(node)) put(out, name, kept(held, node, root))
  }
  for (const [name, node] of Object.entries(tree)) {
    if (node instanceof Computed) put(out, name, node.from(root))
    else if (!isLeaf(node) && !Object.hasOwn(value, name) && isComputed(node))
      out[name] = kept({}, node, root)
  }
  return out
}

/** Does anything below make a value of its own? */
const isComputed = (tree: Tree): boolean =>
  Object.values(tree).some(node => (isLeaf(node) ? node instanceof Computed : isComputed(node)))

function dropped(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map(v => dropped(v, tree))
  if (!isPlain(value)) return value
  const out: Doc = {}
  for (const [name, held] of Object.entries(value)) {
    const node = Object.hasOwn(tree, name) ? tree[name] : undefined
    if (node === undefined || node === 'keep') out[name] = held
    else if (node instanceof Part) put(out, name, node.of(held))
    else if (!isLeaf(node)) out[name] = dropped(held, node)
  }
  return out
}

function put(out: Doc, name: string, value: unknown): void {
  if (value !== undefined) out[name] = value
}

const isSliceSpec = (spec: unknown) =>
  typeof spec === 'number' || (Array.isArray(spec) && spec.every(n => typeof n === 'number'))

function slice(spec: unknown): (value: unknown) => unknown {
  try {
    if (!Array.isArray(spec)) {
      const n = whole('$slice', spec)
      return value => (Array.isArray(value) ? (n < 0 ? value.slice(n) : value.slice(0, n)) : value)
    }
    if (spec.length !== 2) throw new Error('$slice takes [skip, count]')
    const [skip, count] = [whole('$slice', spec[0]), natural('$slice', spec[1])]
    return value => {
      if (!Array.isArray(value)) return value
      const from = skip < 0 ? Math.max(0, value.length + skip) : skip
      return value.slice(from, from + count)
    }
  } catch (error) {
    throw refused((error as Error).message)
  }
}

/** The first element that a filter finds, in an array by itself; none: the field is left out. */
function firstMatch(spec: Doc): (value: unknown) => unknown {
  const test = filterOf({ e: spec })
  return value => {
    const found = Array.isArray(value) ? value.findIndex(element => test.test({ e: [element] })) : -1
    return found < 0 ? undefined : [(value as unknown[])[found]]
  }
}
