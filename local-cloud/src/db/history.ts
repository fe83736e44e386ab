/** What a document was between two revisions; `text` undefined: it did not exist. */
interface Version {
  text: string | undefined
  from: number
  to: number
}

/**
 * Earlier versions of documents, kept while an open transaction may still have to see them. Unique keys have
 * versions without a text, which tell that they were taken or given up.
 */
export class History {
  readonly #versions = new Map<string, Version[]>()

  record(name: string, version: Version): void {
    const list = this.#versions.get(name)
    if (list) list.push(version)
    else this.#versions.set(name, [version])
  }

  /** The version that was current at a revision. */
  at(name: string, revision: number): Version | undefined {
    return this.#versions.get(name)?.find(v => v.from <= revision && revision < v.to)
  }

  /** Has the document, or the unique key, been changed after that revision? */
  changedSince(name: string, revision: number): boolean {
    return this.#versions.get(name)?.some(v => v.to > revision) ?? false
  }

  /** Forgets what no snapshot from `revision` on can see. */
  prune(revision: number): void {
    if (revision === Number.POSITIVE_INFINITY) {
      this.#versions.clear()
      return
    }
    for (const [name, list] of this.#versions) {
      const kept = list.filter(v => v.to > revision)
      if (kept.length) this.#versions.set(name, kept)
      else this.#versions.delete(name)
    }
  }
}
