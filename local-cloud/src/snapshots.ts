import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './db/engine'
import type { FileRow, Files } from './files/store'
import { UsageError } from './options'
import { exportFolder, replaceByFolder } from './transfer'

/** A saved state: what `GET /inspector/api/snapshots` lists. */
export interface Snapshot {
  name: string
  /** The cloud's time when it was saved. */
  at: string
  documents: number
  files: number
  bytes: number
}

/** Why a snapshot cannot be saved or restored, in a sentence. */
export class SnapshotRefused extends Error {}

const MAX_NAME = 60

/** States saved under names: all documents and all files. They lie in the data folder. */
export class Snapshots {
  constructor(
    readonly engine: Engine,
    readonly files: Files,
    readonly folder: string,
    /** Calls that are under way: data is not replaced beneath them. */
    readonly running: () => number,
  ) {
    mkdirSync(folder, { recursive: true })
    // What a process that ended while saving has left.
    for (const entry of readdirSync(folder)) if (entry.endsWith('.draft')) this.#drop(join(folder, entry))
  }

  /** Every snapshot, the newest first. */
  list(): Snapshot[] {
    const notes = readdirSync(this.folder).map(entry => join(this.folder, entry, 'snapshot.json'))
    const found = notes.filter(existsSync).map(file => JSON.parse(readFileSync(file, 'utf8')) as Snapshot)
    return found.sort((a, b) => (a.at < b.at ? 1 : -1))
  }

  /** Saves the state as it is committed now. Nothing else runs meanwhile, so it is all of one moment. */
  save(name: string): Snapshot {
    if (!name.trim() || name.length > MAX_NAME || /\p{Cc}/u.test(name))
      throw new SnapshotRefused(`A snapshot's name has 1 to ${MAX_NAME} characters.`)
    const target = this.#folderOf(name)
    if (existsSync(target)) throw new SnapshotRefused(`There is a snapshot named “${name}” already.`)
    const draft = `${target}.draft`
    try {
      exportFolder(this.engine, join(draft, 'documents'))
      const rows = this.files.copyTo(join(draft, 'files'))
      writeFileSync(join(draft, 'files.json'), JSON.stringify(rows))
      const note = this.#note(name, rows)
      writeFileSync(join(draft, 'snapshot.json'), JSON.stringify(note))
      renameSync(draft, target)
      return note
    } catch (error) {
      this.#drop(draft)
      throw error
    }
  }

  /** Makes a snapshot's documents and files the only ones. All of it, or nothing. */
  restore(name: string): void {
    const folder = this.#find(name)
    this.#refuseWhileBusy()
    const rows = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as FileRow[]
    const before = this.files.list('', 0, -1).files
    const brought = this.files.bringFrom(join(folder, 'files'), rows)
    try {
      replaceByFolder(this.engine, join(folder, 'documents'), () => this.files.replaceAll(rows))
    } catch (error) {
      this.files.discard(brought)
      if (error instanceof UsageError) throw new SnapshotRefused(`Nothing was changed: ${error.message}`)
      throw error
    }
    const kept = new Set(rows.map(([, file]) => file))
    this.files.discard(before.map(([, file]) => file).filter(file => !kept.has(file)))
  }

  remove(name: string): void {
    const folder = this.#find(name)
    // First out of the list, all at once; should this process end meanwhile, the next start removes the rest.
    renameSync(folder, `${folder}.draft`)
    this.#drop(`${folder}.draft`)
  }

  #note(name: string, rows: FileRow[]): Snapshot {
    const { store, now } = this.engine
    const documents = [...store.collections.values()].reduce((sum, c) => sum + store.size(c), 0)
    const bytes = rows.reduce((sum, [, , size]) => sum + size, 0)
    return { name, at: new Date(now()).toISOString(), documents, files: rows.length, bytes }
  }

  #refuseWhileBusy(): void {
    const calls = this.running()
    if (calls) {
      const many = calls === 1 ? 'A call is running' : `${calls} calls are running`
      throw new SnapshotRefused(`${many}. Wait until all calls have ended, then restore again.`)
    }
    const { size } = this.engine.transactions
    if (size) {
      const many = size === 1 ? 'A transaction is open' : `${size} transactions are open`
      throw new SnapshotRefused(`${many}. They end within 30 seconds; then restore again.`)
    }
  }

  #find(name: string): string {
    const folder = this.#folderOf(name)
    if (!existsSync(folder)) throw new SnapshotRefused(`There is no snapshot named “${name}”.`)
    return folder
  }

  /** Names are people's words; no word of theirs becomes a path. */
  #folderOf(name: string): string {
    return join(this.folder, createHash('sha256').update(name).digest('hex').slice(0, 24))
  }

  #drop(folder: string): void {
    rmSync(folder, { recursive: true, force: true })
  }
}
