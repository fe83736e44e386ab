import { atFirst, type Book, type Step } from './steps'

/** How a step ends: what was read, how many documents it changed, or why it failed. */
export type Outcome = Book | null | number | 'conflict' | 'duplicate' | 'wrong' | 'over'

type Docs = ReadonlyMap<string, Book | null>

/** A failure that the model foresees. */
class Fails {
  constructor(readonly outcome: Outcome) {}
}

/** An open transaction. It has touched documents and unique keys, as `d:a` and `k:k1`. */
interface Open {
  seen: Docs
  began: number
  own: Map<string, Book | null>
  touched: Set<string>
  deeds: Step[]
}

/** What a deed makes of a document (null: it is removed); undefined: it finds none, and does nothing. */
function changed(step: Step, doc: Book | undefined): Book | null | undefined {
  switch (step.do) {
    case 'add':
      if (doc) throw new Fails('duplicate')
      return { _id: step.id, key: step.key, n: step.n, list: [] }
    case 'set':
      return { _id: step.id, key: step.key, n: step.n, list: [] }
    case 'remove':
      return doc && null
    case 'inc':
      return doc && { ...doc, n: doc.n + 1 }
    case 'push':
      return doc && { ...doc, list: [...doc.list, step.value] }
    case 'rekey':
      return doc && { ...doc, key: step.key }
    case 'wrong':
      if (doc) throw new Fails('wrong')
  }
  return undefined
}

/** Does a document that is there become another one, or go? */
const isChange = (before: Book | undefined, after: Book | null): boolean =>
  before !== undefined && JSON.stringify(before) !== JSON.stringify(after)

/** The document, and the unique keys that it takes or gives up. */
function touching(id: string, before: Book | undefined, after: Book | null): string[] {
  const keys = before?.key === after?.key ? [] : [before, after].flatMap(doc => (doc ? [`k:${doc.key}`] : []))
  return before || after ? [`d:${id}`, ...keys] : []
}

function refuseSecond(docs: Docs, id: string, next: Book | null): void {
  if (next && [...docs].some(([other, doc]) => other !== id && doc?.key === next.key)) {
    throw new Fails('duplicate')
  }
}

/**
 * Snapshot isolation in which the first to touch a document or a unique key wins. A transaction reads what was
 * committed when it began, and its own; it fails at once where another one is, or has been since it began. What is
 * written outside waits for those that are there.
 */
export class Model {
  docs: Docs = new Map(atFirst().map(doc => [doc._id, doc]))
  /** What has counted, in the order in which it was committed. */
  readonly history: Step[] = []
  readonly #open = new Map<number, Open>()
  readonly #changedAt = new Map<string, number>()
  #commits = 0

  get open(): number[] {
    return [...this.#open.keys()]
  }

  /** Does a step; undefined: it would have to wait. */
  does(step: Step): Outcome | undefined {
    try {
      return step.who ? this.#inside(step) : this.#outside(step)
    } catch (error) {
      if (!(error instanceof Fails)) throw error
      this.#open.delete(step.who)
      return error.outcome
    }
  }

  #inside(step: Step): Outcome {
    if (step.do === 'start') {
      const fresh = { own: new Map(), touched: new Set<string>(), deeds: [] }
      this.#open.set(step.who, { seen: this.docs, began: this.#commits, ...fresh })
      return 0
    }
    const t = this.#open.get(step.who)
    if (step.do === 'rollback' || step.do === 'commit') {
      this.#open.delete(step.who)
      if (t && step.do === 'commit') this.#commit(t.own, t.deeds)
      return t || step.do === 'rollback' ? 0 : 'over'
    }
    return t ? this.#deed(step, t) : 'over'
  }

  #deed(step: Step, t: Open): Outcome {
    const { id } = step as { id: string }
    const doc = (t.own.has(id) ? t.own.get(id) : t.seen.get(id)) ?? undefined
    if (step.do === 'read') return doc ?? null
    const next = changed(step, doc)
    if (next === undefined) return 0
    const touched = touching(id, doc, next)
    const isStale = touched.some(name => (this.#changedAt.get(name) ?? 0) > t.began)
    if (isStale || this.#areHeld(touched, t)) throw new Fails('conflict')
    refuseSecond(new Map([...t.seen, ...t.own]), id, next)
    t.own.set(id, next)
    for (const name of touched) t.touched.add(name)
    t.deeds.push(step)
    return isChange(doc, next) ? 1 : 0
  }

  #outside(step: Step): Outcome | undefined {
    const ids = step.do === 'incAll' ? [...this.docs.keys()] : [(step as { id: string }).id]
    const found = ids.flatMap(id => this.docs.get(id) ?? [])
    if (step.do === 'read') return found[0] ?? null
    // Whether its document is there already is known only once nobody holds that.
    if (step.do === 'add' && this.#areHeld([`d:${step.id}`])) return undefined
    const own = new Map<string, Book | null>()
    let changes = 0
    for (const id of ids) {
      const doc = this.docs.get(id) ?? undefined
      const next = changed(step.do === 'incAll' ? { who: 0, do: 'inc', id } : step, doc)
      if (next === undefined) continue
      if (this.#areHeld(touching(id, doc, next))) return undefined
      refuseSecond(this.docs, id, next)
      own.set(id, next)
      if (isChange(doc, next)) changes++
    }
    this.#commit(own, [step])
    return changes
  }

  #areHeld(names: string[], by?: Open): boolean {
    return [...this.#open.values()].some(t => t !== by && names.some(name => t.touched.has(name)))
  }

  #commit(own: Docs, deeds: Step[]): void {
    this.#commits++
    for (const [id, next] of own) {
      for (const name of touching(id, this.docs.get(id) ?? undefined, next))
        this.#changedAt.set(name, this.#commits)
    }
    this.docs = new Map([...new Map([...this.docs, ...own])].filter(([, doc]) => doc))
    this.history.push(...deeds)
  }
}

/** What the same deeds leave behind when they are done one after the other, by nobody in particular. */
export function serially(deeds: Step[]): Docs {
  const model = new Model()
  for (const step of deeds) {
    const outcome = model.does({ ...step, who: 0 })
    if (typeof outcome !== 'number')
      throw new Error(`${JSON.stringify(step)} ends as ${JSON.stringify(outcome)}`)
  }
  return model.docs
}
