import { alternatives, type Conjunction, type Interval, intersect } from './bounds'
import type { Doc } from './codec'
import type { Index } from './indexes'
import { after, inverted } from './keys'
import type { KeyPart } from './paths'
import type { Collection } from './store'

/** Keys from `start` (inclusive) to `end` (exclusive; null: to the end of the index). */
export interface Range {
  start: Buffer
  end: Buffer | null
}

/** One pass over an index. `covered` says how many leading fields of the sort it delivers in order. */
export interface IndexScan {
  /** Undefined: the built-in one on `_id`. */
  index: Index | undefined
  /** Each group is in order by itself; several groups are merged by the sort. */
  groups: Range[][]
  backward: boolean
  covered: number
  /** How many of the index's leading fields the filter constrains. */
  depth: number
}

/** How a query runs: over indexes, or (no scans) over every row. */
export interface Plan {
  scans: IndexScan[]
  /** The sort without fields that the filter fixes to one value. */
  sort: KeyPart[]
  /** False: the filter had to be tried on rows that no index picked. */
  indexed: boolean
}

interface Candidate {
  index: Index | undefined
  keys: readonly KeyPart[]
  arrays: ReadonlySet<string>
}

interface FieldRange extends Range {
  /** Where the 1st, 2nd … fixed field ends within `start`. */
  ends: number[]
}

const NO_ARRAYS: ReadonlySet<string> = new Set()
const ID: Candidate = { index: undefined, keys: [['_id', 1]], arrays: NO_ARRAYS }
const MAX_POINTS = 1000
const MAX_MERGE = 200

/** Chooses how to answer a filter and a sort from the indexes that a collection has. */
export function planOf(collection: Collection, filter: Doc, sort: readonly KeyPart[]): Plan {
  const choices = alternatives(filter)
  const candidates = [ID, ...collection.indexes.map(i => ({ index: i, keys: i.keys, arrays: i.arrays }))]
  const rest = sort.filter(([path]) => !isFixed(path, choices, candidates))
  const best = bestOf(candidates, choices, rest)
  const isFiltered = Object.keys(filter).length > 0
  if (best && (best.depth > 0 || choices.length < 2)) {
    return { scans: [best], sort: rest, indexed: best.depth > 0 || !isFiltered }
  }
  const parts = choices.map(choice => bestOf(candidates, [choice], []))
  if (parts.every(part => part && part.depth > 0)) {
    return { scans: parts.map(part => ({ ...part!, covered: 0 })), sort: rest, indexed: true }
  }
  return { scans: best ? [best] : [], sort: rest, indexed: !isFiltered && best !== undefined }
}

/** A sort by a field of which every document found has the same value orders nothing. */
function isFixed(path: string, choices: Conjunction[], candidates: Candidate[]): boolean {
  if (!choices.length || candidates.some(c => c.arrays.has(path))) return false
  if (!candidates.some(c => c.keys.some(([p]) => p === path))) return false
  const points = choices.map(c => c.get(path)?.find(list => list.length === 1)?.[0]?.point)
  return points.every(p => p?.equals(points[0]!))
}

function bestOf(candidates: Candidate[], choices: Conjunction[], sort: KeyPart[]): IndexScan | undefined {
  let best: IndexScan | undefined
  let bestScore = 0
  for (const candidate of candidates) {
    const all = choices.map(choice => rangesOf(candidate, choice))
    const depth = Math.min(...all.map(a => a.depth))
    const points = Math.min(...all.map(a => a.points))
    const order = coverage(candidate, sort, points)
    if (!(depth > 0) && !order.covered) continue
    const ranges = all.flatMap(a => a.ranges)
    const groups = grouped(ranges, order.covered ? order.from : 0)
    const covered = groups.length > MAX_MERGE ? 0 : order.covered
    // A range weighs more than any order: without it every row might have to be read.
    const score =
      points * 10 + (depth > points ? 8 : 0) + (covered ? 4 + (covered === sort.length ? 2 : 0) : 0)
    if (score <= bestScore && best) continue
    bestScore = score
    best = { index: candidate.index, groups, backward: order.backward, covered, depth }
  }
  return best
}

/** The key ranges of an index that hold everything a conjunction admits. */
function rangesOf({ keys, arrays }: Candidate, choice: Conjunction) {
  let heads: FieldRange[] = [{ start: Buffer.alloc(0), end: null, ends: [] }]
  let points = 0
  for (const [path, direction] of keys) {
    const intervals = intervalsAt(path, choice, arrays.has(path))
    if (!intervals) break
    // A long $in is fine by itself; it is the product of several that gets out of hand.
    if (heads.length > 1 && heads.length * intervals.length > MAX_POINTS) break
    if (!intervals.every(i => i.point)) {
      const ranges = heads.flatMap(head => intervals.map(i => within(head, i, direction)))
      return { ranges, points, depth: points + 1 }
    }
    heads = heads.flatMap(head =>
      intervals.map(({ point }) => {
        const start = Buffer.concat([head.start, direction === 1 ? point! : inverted(point!)])
        return { start, end: null, ends: [...head.ends, start.length] }
      }),
    )
    points++
  }
  const ranges = heads.map(head => ({ ...head, end: after(head.start) ?? null }))
  return { ranges, points, depth: points }
}

function intervalsAt(path: string, choice: Conjunction, hasArrays: boolean): Interval[] | undefined {
  const constraints = choice.get(path)
  if (!constraints) return undefined
  if (!hasArrays) return constraints.reduce(intersect)
  // Different elements of an array may satisfy different constraints: only one of them may be used.
  return constraints.find(list => list.every(i => i.point)) ?? constraints[0]!
}

function within(head: FieldRange, interval: Interval, direction: 1 | -1): FieldRange {
  const [lo, hi] = direction === 1 ? [interval.lo, interval.hi] : mirrored(interval)
  return { start: Buffer.concat([head.start, lo]), end: Buffer.concat([head.start, hi]), ends: head.ends }
}

/** An interval of upward keys as an interval of inverted ones. */
function mirrored({ lo, hi }: Interval): [Buffer, Buffer] {
  // No key equals a bound without beginning with it, so "before hi" turns into "after everything like hi".
  return [after(inverted(hi))!, after(inverted(lo))!]
}

function coverage({ keys, arrays }: Candidate, sort: KeyPart[], points: number) {
  let best = { from: 0, covered: 0, backward: false }
  for (let from = 0; from <= points && from < keys.length; from++) {
    let covered = 0
    const backward = sort.length > 0 && sort[0]![1] !== keys[from]![1]
    while (covered < sort.length && from + covered < keys.length) {
      const [path, direction] = keys[from + covered]!
      const [wanted, way] = sort[covered]!
      if (path !== wanted || arrays.has(path) || (direction !== way) !== backward) break
      covered++
    }
    if (covered > best.covered) best = { from, covered, backward }
  }
  return best
}

/** Ranges in key order without overlaps, apart by the values of the first `fields` fields. */
function grouped(ranges: FieldRange[], fields: number): Range[][] {
  const groups = new Map<string, FieldRange[]>()
  for (const range of ranges) {
    const head = fields ? range.start.toString('latin1', 0, range.ends[fields - 1]) : ''
    const group = groups.get(head)
    if (group) group.push(range)
    else groups.set(head, [range])
  }
  return [...groups.values()].map(coalesced)
}

function coalesced(ranges: Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => Buffer.compare(a.start, b.start))
  const out: Range[] = []
  for (const range of sorted) {
    const last = out[out.length - 1]
    if (!last || (last.end && Buffer.compare(range.start, last.end) > 0)) out.push({ ...range })
    else if (last.end && (!range.end || Buffer.compare(range.end, last.end) > 0)) last.end = range.end
  }
  return out
}
