import { createHmac, randomBytes } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { extname, join } from 'node:path'
import type { Store } from '../db/store'
import { ENV_ID } from '../functions/environment'

/** A stored file. Its bytes lie in a file of a random name, so that no cloud path can lead astray. */
export interface StoredFile {
  path: string
  name: string
  size: number
  owner: string
}

/** A row of the table of files, as it is kept and put back. */
export type FileRow = [path: string, name: string, size: number, owner: string, at: number]

/** Somebody else's file. */
export class NotTheirs extends Error {}

/** A path that cannot be a cloud path. */
export class BadPath extends Error {}

const FILE_ID_HEAD = `cloud://${ENV_ID}.6c6f-${ENV_ID}-1250000000/`
const MAX_PATH = 1024

/** The file store of the cloud. */
export class Files {
  readonly #secret: string

  constructor(
    readonly store: Store,
    readonly folder: string,
    readonly now: () => number,
  ) {
    mkdirSync(folder, { recursive: true })
    const secret = store.meta('fileSecret') ?? randomBytes(32).toString('hex')
    store.setMeta('fileSecret', secret)
    this.#secret = secret
  }

  /** The id that stands for a cloud path. */
  idOf(path: string): string {
    return FILE_ID_HEAD + path
  }

  /** The cloud path in a file id; undefined: it is no id of this cloud. */
  pathOf(id: string): string | undefined {
    const found = /^cloud:\/\/[^/]+\/(.+)$/.exec(id)?.[1]
    return found && id.startsWith(FILE_ID_HEAD) ? found : undefined
  }

  /** Stores bytes under a cloud path, replacing what was there. On the disk when it returns. */
  put(path: string, bytes: Buffer, owner: string): string {
    refuseBadPath(path)
    const before = this.find(path)
    const name = randomBytes(16).toString('hex')
    const draft = join(this.folder, `${name}.draft`)
    const file = openSync(draft, 'wx')
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, join(this.folder, name))
    this.store.sql.run(
      'insert into files values(?,?,?,?,?) on conflict(path) do update set name=excluded.name,size=excluded.size,owner=excluded.owner,at=excluded.at',
      path,
      name,
      bytes.length,
      owner,
      this.now(),
    )
    if (before) rmSync(join(this.folder, before.name), { force: true })
    return this.idOf(path)
  }

  /** The same for a person, who replaces nothing but their own: a file may be written by its creator only. */
  putOf(person: string, path: string, bytes: Buffer): string {
    const before = this.find(path)
    if (before && before.owner !== person) throw new NotTheirs('storage permission denied')
    return this.put(path, bytes, person)
  }

  find(path: string): StoredFile | undefined {
    const row = this.store.sql.row('select path,name,size,owner from files where path=?', path)
    return row && asFile(row)
  }

  /** Removes a file; false: there was none. */
  remove(path: string): boolean {
    const file = this.find(path)
    if (!file) return false
    this.store.sql.run('delete from files where path=?', path)
    rmSync(join(this.folder, file.name), { force: true })
    return true
  }

  /** Files whose paths contain a text, by path: one page of them, and how many there are. */
  list(text: string, skip: number, limit: number): { total: number; files: FileRow[] } {
    const total = this.store.sql.row('select count(*) from files where instr(path,?)>0', text)![0] as number
    const files = this.store.sql.rows(
      'select path,name,size,owner,at from files where instr(path,?)>0 order by path limit ? offset ?',
      text,
      limit,
      skip,
    )
    return { total, files: files as FileRow[] }
  }

  /** Puts every file's bytes into a folder as well, and returns their rows. */
  copyTo(folder: string): FileRow[] {
    mkdirSync(folder, { recursive: true })
    const rows = this.store.sql.rows('select path,name,size,owner,at from files order by path') as FileRow[]
    for (const [, name] of rows) linkOrCopy(join(this.folder, name), join(folder, name))
    return rows
  }

  /** Brings bytes from such a folder back. Returns the names of those that were not here any more. */
  bringFrom(folder: string, rows: FileRow[]): string[] {
    const missing = rows.map(([, name]) => name).filter(name => !existsSync(join(this.folder, name)))
    for (const name of missing) linkOrCopy(join(folder, name), join(this.folder, name))
    return missing
  }

  /** Makes these the files there are; their bytes are here already. */
  replaceAll(rows: FileRow[]): void {
    this.store.sql.run('delete from files')
    for (const row of rows) this.store.sql.run('insert into files values(?,?,?,?,?)', ...row)
  }

  /** Removes bytes by their names. */
  discard(names: Iterable<string>): void {
    for (const name of names) rmSync(join(this.folder, name), { force: true })
  }

  isEmpty(): boolean {
    return !this.store.sql.row('select 1 from files limit 1')
  }

  /** A path with signature, below the server's address, good for `maxAge` seconds of the cloud's time. */
  temporaryPath(file: StoredFile, maxAge: number): string {
    const expires = Math.floor(this.now() / 1000) + maxAge
    const shown = file.path
      .split('/')
      .pop()!
      .replace(/[^\w.-]/g, '_')
    return `/cos/${file.name}/${shown}?sign=${this.#sign(`get ${file.name} ${expires}`)}&t=${expires}`
  }

  /** The stored file that a temporary path leads to; undefined: unknown, forged or expired. */
  openTemporary(
    name: string,
    sign: string,
    expires: string,
  ): { location: string; type: string; size: number } | undefined {
    if (sign !== this.#sign(`get ${name} ${expires}`) || Number(expires) * 1000 < this.now()) return undefined
    const row = this.store.sql.row('select path,name,size,owner from files where name=?', name)
    if (!row) return undefined
    const location = join(this.folder, name)
    const { path, size } = asFile(row)
    return existsSync(location) ? { location, type: extname(path), size } : undefined
  }

  /** A ticket for uploading to one cloud path within an hour. */
  uploadTicket(path: string, owner: string): string {
    refuseBadPath(path)
    const claim = Buffer.from(JSON.stringify([path, owner, Math.floor(this.now() / 1000) + 3600])).toString(
      'base64url',
    )
    return `${claim}.${this.#sign(`put ${claim}`)}`
  }

  /** What a ticket allows; undefined: forged or expired. */
  readTicket(ticket: string): { path: string; owner: string } | undefined {
    const [claim = '', sign] = ticket.split('.')
    if (sign !== this.#sign(`put ${claim}`)) return undefined
    const [path, owner, expires] = JSON.parse(Buffer.from(claim, 'base64url').toString()) as [
      string,
      string,
      number,
    ]
    return expires * 1000 < this.now() ? undefined : { path, owner }
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('hex').slice(0, 32)
  }
}

/** Bytes under a name never change, so a second name for them is as good as a copy, and takes no room. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

const asFile = ([path, name, size, owner]: unknown[]): StoredFile => ({
  path: path as string,
  name: name as string,
  size: size as number,
  owner: owner as string,
})

function refuseBadPath(path: string): void {
  const parts = path.split('/')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
  const isBad = parts.some(p => p === '' || p === '.' || p === '..') || /[\u0000-\u001f\\]/.test(path)
  if (isBad || path.length > MAX_PATH) throw new BadPath(`not a cloud path: ${JSON.stringify(path)}`)
}
