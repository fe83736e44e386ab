import Database from 'libsql'

type Param = string | number | null | Buffer

interface Statement {
  raw(on?: boolean): Statement
  run(params: Param[]): { changes: number; lastInsertRowid: number | bigint }
  all(params: Param[]): unknown[][]
}

interface Handle {
  prepare(sql: string): Statement
  exec(sql: string): void
  pragma(source: string): unknown
  close(): void
}

/** One SQLite file, opened so that a committed write is on the disk (WAL, synchronous=FULL). */
export class Sqlite {
  readonly #db: Handle
  readonly #statements = new Map<string, Statement>()
  #inside = false

  readonly #readonly: boolean

  constructor(file: string, { readonly = false } = {}) {
    this.#readonly = readonly
    this.#db = new (Database as unknown as new (file: string, options: object) => Handle)(file, { readonly })
    if (!readonly) {
      this.#db.pragma('journal_mode=WAL')
      this.#db.pragma('synchronous=FULL')
    }
    this.#db.pragma('cache_size=-65536')
  }

  exec(sql: string): void {
    this.#db.exec(sql)
  }

  /** Runs a statement that returns no rows. */
  run(sql: string, ...params: Param[]): { changes: number; rowid: number } {
    const done = this.#prepare(sql, false).run(params)
    return { changes: done.changes, rowid: Number(done.lastInsertRowid) }
  }

  /** All rows of a query, each an array of its columns. */
  rows(sql: string, ...params: Param[]): unknown[][] {
    return this.#prepare(sql, true).all(params)
  }

  /** The first row of a query. */
  row(sql: string, ...params: Param[]): unknown[] | undefined {
    return this.rows(sql, ...params)[0]
  }

  /** Runs `work` in one transaction: all of it reaches the disk, or, when it throws, nothing. */
  atomic<T>(work: () => T): T {
    if (this.#inside) return work()
    this.#db.exec('BEGIN IMMEDIATE')
    this.#inside = true
    try {
      const result = work()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      try {
        this.#db.exec('ROLLBACK')
      } catch {
        // SQLite has already rolled back (a full disk, for instance); the first error is the one to show.
      }
      throw error
    } finally {
      this.#inside = false
    }
  }

  /** Runs `work` on one state of the file, whatever others write meanwhile. For connections that only read. */
  steady<T>(work: () => T): T {
    this.#db.exec('BEGIN')
    try {
      return work()
    } finally {
      this.#db.exec('COMMIT')
    }
  }

  /** Forgets prepared statements: needed before tables are dropped. */
  forget(): void {
    this.#statements.clear()
  }

  close(): void {
    this.#statements.clear()
    // So that a folder at rest is one file. While others still read it stays as it is, which is fine as well.
    if (!this.#readonly) this.#db.pragma('wal_checkpoint(TRUNCATE)')
    this.#db.close()
  }

  #prepare(sql: string, rows: boolean): Statement {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#db.prepare(sql)
      if (rows) statement.raw(true)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}
