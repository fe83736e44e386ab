import { UsageError } from '../options'
import { buildIndex } from './indexes'
import type { Sqlite } from './sqlite'

/**
 * One step of the data folder's layout. `run` does a piece of the work that fits into one transaction; it gets the
 * mark that the piece before it returned, and returns a mark while more is left. So a large migration that is
 * broken off goes on where it was.
 */
export interface Migration {
  version: number
  about: string
  run(sql: Sqlite, mark: string | undefined): string | undefined
}

const once = (work: string) => (sql: Sqlite) => {
  sql.exec(work)
  return undefined
}

/** Fills the next index anew, one in each transaction; the mark is the last one that is done. */
function renewNextIndex(sql: Sqlite, mark: string | undefined): string | undefined {
  const next = sql.row(
    'select i.iid,i.cid,c.name,i.name,i.keys,i.uniq from indexes i join collections c on c.cid=i.cid where i.iid>? order by i.iid limit 1',
    Number(mark ?? 0),
  ) as [number, number, string, string, string, number] | undefined
  if (!next) return undefined
  const [iid, cid, collection, name, keys, unique] = next
  sql.exec(`delete from x_${iid}`)
  const index = { iid, name, keys: JSON.parse(keys), unique: unique === 1, arrays: new Set<string>() }
  buildIndex(sql, { name: collection, cid, indexes: [] }, index)
  return String(iid)
}

/** Every layout that there has been, oldest first. What is here is never changed, only added to. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    about: 'collections and their indexes',
    run: once(`
      create table if not exists collections(cid integer primary key, name text not null unique);
      create table if not exists indexes(iid integer primary key, cid integer not null, name text not null,
        keys text not null, uniq integer not null, arrays text not null, unique(cid, name));
    `),
  },
  {
    version: 2,
    about: 'messages, files and timers are made here, too, instead of where they are used',
    run: once(`
      create table if not exists outbox(id integer primary key autoincrement, at integer not null,
        api text not null, fn text not null, args text not null, reply text not null);
      create table if not exists files(path text primary key, name text not null, size integer not null,
        owner text not null, at integer not null);
      create table if not exists timers(fn text not null, name text not null, seen integer not null,
        primary key(fn, name));
    `),
  },
  { version: 3, about: 'documents stand under other keys in their indexes', run: renewNextIndex },
]

const value = (sql: Sqlite, key: string) =>
  sql.row('select value from meta where key=?', key)?.[0] as string | undefined
const keep = (sql: Sqlite, key: string, text: string) =>
  sql.run('insert into meta values(?,?) on conflict(key) do update set value=excluded.value', key, text)

/**
 * Brings a data folder to the newest layout, each piece in a transaction of its own together with how far it came.
 * Returns the versions that it went through. @throws UsageError when a newer program has written the folder.
 */
export function migrate(sql: Sqlite, steps: readonly Migration[] = migrations): number[] {
  sql.exec('create table if not exists meta(key text primary key, value text not null)')
  const newest = steps.at(-1)!.version
  const found = Number(value(sql, 'schema') ?? 0)
  if (found > newest) {
    throw new UsageError(
      `this data folder was written by a newer version of the local cloud (layout ${found}, this one knows ${newest}): use that version, or another --data`,
    )
  }
  const missing = steps.filter(({ version }) => version > found)
  for (const { version, run } of missing) while (!sql.atomic(() => piece(sql, version, run)));
  return missing.map(({ version }) => version)
}

/** One piece of a migration. True when it was the last one. */
function piece(sql: Sqlite, version: number, run: Migration['run']): boolean {
  const mark = run(sql, value(sql, 'migrating') || undefined)
  keep(sql, 'migrating', mark ?? '')
  if (mark === undefined) keep(sql, 'schema', String(version))
  return mark === undefined
}
