import { type Doc, decodeStored } from './codec'
import { type Filter, filterOf, type Variables } from './match'
import { type KeyPart, sortKeyOf } from './paths'
import { type IndexScan, type Plan, planOf, type Range } from './plan'
import type { Sqlite } from './sqlite'
import type { Collection, Store } from './store'

/** A row that a scan met; its document is read when somebody asks for it. */
export class Found {
  #doc: Doc | undefined
  constructor(
    readonly n: number,
    readonly text: string,
    readonly rev: number,
  ) {}

  get doc(): Doc {
    this.#doc ??= decodeStored(this.text)
    return this.#doc
  }
}

/** What one database call is allowed and what it cost. */
export interface Meter {
  /** Rows read, whether they matched or not. */
  rowsScanned: number
  /** Called once a scan that no index helps has read more than a thousand rows; may throw. */
  onUnindexedScan(collection: string, filter: Doc, sort: readonly KeyPart[]): void
  /** Called when a scan has ended: how it ran, and how many rows it read. */
  onScan?(scan: Scanned): void
}

/** A scan that has ended. */
export interface Scanned {
  collection: string
  filter: Doc
  sort: readonly KeyPart[]
  plan: Plan
  rows: number
}

const UNINDEXED_ROWS = 1000
const FIRST_BATCH = 100
const LAST_BATCH = 2000

/** The documents that match, in the order of the sort (none: insertion order, or that of an index). */
export function* scan(
  store: Store,
  collection: Collection,
  filter: Doc,
  sort: readonly KeyPart[],
  meter: Meter,
  wanted = FIRST_BATCH,
  variables?: Variables,
): Generator<Found> {
  const test = filterOf(filter, variables)
  const plan = planOf(collection, filter, sort)
  const report = {
    unindexed: () => meter.onUnindexedScan(collection.name, filter, sort),
    done: (rows: number) => meter.onScan?.({ collection: collection.name, filter, sort, plan, rows }),
  }
  const rows = checked(read(store.sql, collection, plan, wanted), test, plan, meter, report)
  if (!plan.sort.length) yield* rows
  else yield* inOrder(rows, plan.sort, plan.scans.length === 1 ? plan.scans[0]!.covered : 0)
}

/** Counts what is read and lets through what the filter, too, says matches. */
function* checked(
  rows: Iterable<Found>,
  filter: Filter,
  plan: Plan,
  meter: Meter,
  report: { unindexed(): void; done(rows: number): void },
): Generator<Found> {
  let read = 0
  try {
    for (const row of rows) {
      meter.rowsScanned++
      if (++read === UNINDEXED_ROWS + 1 && !plan.indexed) report.unindexed()
      if (filter.test(row.doc)) yield row
    }
  } finally {
    report.done(read)
  }
}

function* inOrder(rows: Iterable<Found>, sort: KeyPart[], covered: number): Generator<Found> {
  if (covered === sort.length) return yield* rows
  const head = sort.slice(0, covered)
  let ties: Found[] = []
  let current: Buffer | undefined
  for (const row of rows) {
    if (covered) {
      const key = sortKeyOf(row.doc, head)
      if (current && !key.equals(current)) {
        yield* sorted(ties, sort)
        ties = []
      }
      current = key
    }
    ties.push(row)
  }
  yield* sorted(ties, sort)
}

function sorted(rows: Found[], sort: KeyPart[]): Found[] {
  if (rows.length < 2) return rows
  const keyed = rows.map(row => ({ row, key: sortKeyOf(row.doc, sort) }))
  keyed.sort((a, b) => Buffer.compare(a.key, b.key) || a.row.n - b.row.n)
  return keyed.map(k => k.row)
}

function* read(sql: Sqlite, collection: Collection, plan: Plan, wanted: number): Generator<Found> {
  if (!plan.scans.length) return yield* everyRow(sql, collection, wanted)
  const unique = plan.scans.length > 1 || plan.scans[0]!.index?.arrays.size ? new Set<number>() : undefined
  for (const pass of plan.scans) {
    for (const row of onePass(sql, collection, pass, plan.sort, wanted)) {
      if (unique?.has(row.n)) continue
      unique?.add(row.n)
      yield row
    }
  }
}

function* everyRow(sql: Sqlite, collection: Collection, wanted: number): Generator<Found> {
  let from = -1
  let size = firstBatch(wanted)
  for (;;) {
    const rows = sql.rows(
      `select n,doc,rev from c_${collection.cid} where n>? order by n limit ?`,
      from,
      size,
    )
    for (const [n, text, rev] of rows) yield new Found(n as number, text as string, rev as number)
    if (rows.length < size) return
    from = rows[rows.length - 1]![0] as number
    size = Math.min(size * 2, LAST_BATCH)
  }
}

function* onePass(
  sql: Sqlite,
  collection: Collection,
  pass: IndexScan,
  sort: KeyPart[],
  wanted: number,
): Generator<Found> {
  const streams = pass.groups.map(group => ranges(sql, collection, pass, group, wanted))
  if (streams.length === 1 || !pass.covered) {
    for (const stream of streams) yield* stream
    return
  }
  const head = sort.slice(0, pass.covered)
  const heads = streams.flatMap(stream => {
    const first = stream.next()
    return first.done ? [] : [{ stream, row: first.value, key: sortKeyOf(first.value.doc, head) }]
  })
  while (heads.length) {
    let least = 0
    for (let i = 1; i < heads.length; i++) if (Buffer.compare(heads[i]!.key, heads[least]!.key) < 0) least = i
    const chosen = heads[least]!
    yield chosen.row
    const next = chosen.stream.next()
    if (next.done) heads.splice(least, 1)
    else {
      chosen.row = next.value
      chosen.key = sortKeyOf(next.value.doc, head)
    }
  }
}

function* ranges(
  sql: Sqlite,
  collection: Collection,
  pass: IndexScan,
  group: Range[],
  wanted: number,
): Generator<Found> {
  const ordered = pass.backward ? [...group].reverse() : group
  for (const range of ordered) yield* oneRange(sql, statement(collection, pass), pass, range, wanted)
}

/** Sorts after every key: no type byte, upwards or inverted, is 0xff. */
const BEYOND = Buffer.from([0xff])

function* oneRange(
  sql: Sqlite,
  text: string,
  pass: IndexScan,
  range: Range,
  wanted: number,
): Generator<Found> {
  const end = range.end ?? BEYOND
  let key = pass.backward ? end : range.start
  let n = -1
  let size = firstBatch(wanted)
  for (;;) {
    const rows = pass.backward ? sql.rows(text, key, n, range.start, size) : sql.rows(text, key, n, end, size)
    for (const row of rows) yield new Found(row[1] as number, row[2] as string, row[3] as number)
    if (rows.length < size) return
    const last = rows[rows.length - 1]!
    key = last[0] as Buffer
    n = last[1] as number
    size = Math.min(size * 2, LAST_BATCH)
  }
}

function statement(collection: Collection, pass: IndexScan): string {
  const source = pass.index
    ? `x_${pass.index.iid} i cross join c_${collection.cid} c on c.n=i.n`
    : `c_${collection.cid} i`
  const columns = pass.index ? 'i.k,i.n,c.doc,c.rev' : 'i.k,i.n,i.doc,i.rev'
  const bounds = pass.backward ? '(i.k,i.n)<(?,?) and i.k>=?' : '(i.k,i.n)>(?,?) and i.k<?'
  const way = pass.backward ? 'desc' : 'asc'
  return `select ${columns} from ${source} where ${bounds} order by i.k ${way}, i.n ${way} limit ?`
}

const firstBatch = (wanted: number) => Math.max(1, Math.min(wanted, FIRST_BATCH * 10))
