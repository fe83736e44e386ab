import { type Doc, decodeStored } from './codec'
import { noCollection, requestFailed } from './errors'
import { buildIndex, type Index } from './indexes'
import { migrate } from './migrations'
import type { KeyPart } from './paths'
import { Sqlite } from './sqlite'

/** A collection: its table's number and the indexes declared for it. */
export interface Collection {
  name: string
  cid: number
  indexes: Index[]
}

const NAME = /^[A-Za-z0-9_\-.]{1,64}$/
/** Each start takes its revisions from a range of its own, above those of every earlier start. */
const REVISIONS_PER_START = 2 ** 32

/** The tables of one data folder: settings, collections and their indexes. */
export class Store {
  readonly sql: Sqlite
  readonly collections = new Map<string, Collection>()
  #revision = 0

  /** `readonly`: a second look at a folder that another connection keeps; see `reload`. */
  constructor(file: string, { readonly = false } = {}) {
    this.sql = new Sqlite(file, { readonly })
    if (readonly) return
    migrate(this.sql)
    const start = Number(this.meta('starts') ?? 0) + 1
    this.setMeta('starts', String(start))
    this.#revision = start * REVISIONS_PER_START
    this.#load()
  }

  /** Learns anew which collections and indexes there are, after somebody else may have changed them. */
  reload(): void {
    this.collections.clear()
    this.#load()
  }

  meta(key: string): string | undefined {
    return this.sql.row('select value from meta where key=?', key)?.[0] as string | undefined
  }

  setMeta(key: string, value: string): void {
    this.sql.run(
      'insert into meta values(?,?) on conflict(key) do update set value=excluded.value',
      key,
      value,
    )
  }

  /** The revision that the latest write carries. */
  get revision(): number {
    return this.#revision
  }

  nextRevision(): number {
    return ++this.#revision
  }

  /** The collection of that name; throws the cloud's error when it does not exist. */
  collection(name: string): Collection {
    const found = this.collections.get(name)
    if (!found) throw noCollection(name)
    return found
  }

  createCollection(name: string): Collection {
    if (typeof name !== 'string' || !NAME.test(name))
      throw requestFailed(`invalid collection name ${String(name)}`)
    if (this.collections.has(name)) throw requestFailed('[FailedOperation] Table exist')
    const cid = this.sql.atomic(() => {
      const { rowid } = this.sql.run('insert into collections(name) values(?)', name)
      this.sql.exec(
        `create table c_${rowid}(n integer primary key, k blob not null unique, doc text not null, rev integer not null)`,
      )
      return rowid
    })
    const collection: Collection = { name, cid, indexes: [] }
    this.collections.set(name, collection)
    return collection
  }

  /** Declares an index and fills it from the rows there are. Throws when a unique one is violated. */
  createIndex(collection: Collection, name: string, keys: KeyPart[], unique: boolean): Index {
    return this.sql.atomic(() => {
      const { rowid: iid } = this.sql.run(
        'insert into indexes(cid,name,keys,uniq,arrays) values(?,?,?,?,?)',
        collection.cid,
        name,
        JSON.stringify(keys),
        unique ? 1 : 0,
        '[]',
      )
      this.sql.exec(
        `create table x_${iid}(k blob not null, n integer not null, primary key(k,n)) without rowid`,
      )
      const index: Index = { iid, name, keys, unique, arrays: new Set() }
      buildIndex(this.sql, collection, index, true)
      collection.indexes.push(index)
      return index
    })
  }

  dropIndex(collection: Collection, index: Index): void {
    this.sql.forget()
    this.sql.atomic(() => {
      this.sql.run('delete from indexes where iid=?', index.iid)
      this.sql.exec(`drop table x_${index.iid}`)
    })
    collection.indexes = collection.indexes.filter(i => i !== index)
  }

  /** Number of documents in a collection. */
  size(collection: Collection): number {
    return Number(this.sql.row(`select count(*) from c_${collection.cid}`)![0])
  }

  isEmpty(): boolean {
    return [...this.collections.values()].every(c => !this.sql.row(`select 1 from c_${c.cid} limit 1`))
  }

  /** Every document of a collection, in the order of insertion, a thousand at a time. */
  *all(collection: Collection): Generator<{ n: number; text: string; doc: Doc }> {
    let from = -1
    for (;;) {
      const rows = this.sql.rows(
        `select n,doc from c_${collection.cid} where n>? order by n limit 1000`,
        from,
      )
      if (!rows.length) return
      for (const [n, text] of rows)
        yield { n: n as number, text: text as string, doc: decodeStored(text as string) }
      from = rows[rows.length - 1]![0] as number
    }
  }

  close(): void {
    this.sql.close()
  }

  #load(): void {
    const byId = new Map<number, Collection>()
    for (const [cid, name] of this.sql.rows('select cid,name from collections')) {
      const collection: Collection = { name: name as string, cid: cid as number, indexes: [] }
      this.collections.set(collection.name, collection)
      byId.set(collection.cid, collection)
    }
    for (const [iid, cid, name, keys, unique, arrays] of this.sql.rows(
      'select iid,cid,name,keys,uniq,arrays from indexes order by iid',
    )) {
      byId.get(cid as number)?.indexes.push({
        iid: iid as number,
        name: name as string,
        keys: JSON.parse(keys as string),
        unique: unique === 1,
        arrays: new Set(JSON.parse(arrays as string)),
      })
    }
  }
}
