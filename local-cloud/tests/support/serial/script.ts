import type { Sdk } from '../sdk'
import type { Planned } from './plan'
import type { Book, Step } from './steps'

/** What came of the steps, and of the whole. `early`: steps that ended although they had to wait. */
export interface Ran {
  outcomes: unknown[]
  early: number[]
  left: Book[]
}

/** Does the steps one by one, on the SDK, within one call. Runs inside a function: it can use nothing around it. */
export async function run({ db, _ }: Sdk, { plan, first }: { plan: Planned[]; first: Book[] }): Promise<Ran> {
  const books = db.collection('books')
  await books.where({ n: _.gte(0) }).remove()
  for (const book of first) await books.add({ data: book })
  const open = new Map<number, Awaited<ReturnType<typeof db.startTransaction>>>()

  const deed = async (step: Step): Promise<unknown> => {
    if (step.do === 'start') {
      open.set(step.who, await db.startTransaction())
      return 0
    }
    if (step.do === 'commit')
      return open
        .get(step.who)!
        .commit()
        .then(() => 0)
    if (step.do === 'rollback')
      return open
        .get(step.who)!
        .rollback('as told')
        .then(() => 0)
    if (step.do === 'incAll') {
      return (await books.where({ n: _.gte(0) }).update({ data: { n: _.inc(1) } })).stats.updated
    }
    const there = step.who ? open.get(step.who)!.collection('books') : books
    const doc = there.doc(step.id)
    const update = async (data: object) => (await doc.update({ data })).stats.updated
    switch (step.do) {
      case 'read':
        return (await doc.get()).data
      case 'remove':
        return (await doc.remove()).stats.removed
      case 'inc':
        return update({ n: _.inc(1) })
      case 'push':
        return update({ list: _.push(step.value) })
      case 'rekey':
        return update({ key: step.key })
      case 'wrong':
        return update({ list: _.inc(1) })
      case 'set':
        return (await doc.set({ data: { key: step.key, n: step.n, list: [] } })).stats.updated
      case 'add':
        await there.add({ data: { _id: step.id, key: step.key, n: step.n, list: [] } })
        return 0
    }
  }
  const named = (error: { errMsg?: string }) => {
    const text = error.errMsg ?? String(error)
    if (text.includes('E11000')) return 'duplicate'
    if (text.includes('TransactionConflict')) return 'conflict'
    if (text.includes('TransactionNotExist')) return 'over'
    if (text.includes('document.get') && text.includes('does not exist')) return null
    return text.includes('Cannot apply $inc') ? 'wrong' : text
  }

  const outcomes: unknown[] = []
  const early: number[] = []
  const waiting = new Map<number, { at: number; end: Promise<void> }>()
  for (const [at, { step, until }] of plan.entries()) {
    const held = waiting.get(at)
    if (held && held.at in outcomes) early.push(held.at)
    const end = deed(step)
      .catch(named)
      .then(outcome => {
        outcomes[at] = outcome
      })
    await held?.end
    if (until === undefined) await end
    else {
      waiting.set(until, { at, end })
      // Time to arrive, so that it waits rather than comes late.
      await new Promise(done => setTimeout(done, 3))
    }
  }
  const { data } = await books.where({ n: _.gte(0) }).get()
  return { outcomes, early, left: data as never as Book[] }
}
