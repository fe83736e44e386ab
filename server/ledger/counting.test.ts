import { AppError } from '@domain/errors'
import { cellOf } from '@domain/ledger/cell'
import { fits, measureIds } from '@domain/ledger/measures'
import type { Cell } from '@domain/ledger/rates'
import type { ServiceRequest } from '@domain/request/model'
import { aSubmitted, T0 } from '@domain/testing/factories'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countAll, type Group, type Ledger } from './counting'

const countsOf = (some: readonly ServiceRequest[]) =>
  Object.fromEntries(measureIds.map(id => [id, some.filter(each => fits(id, each)).length]))

/** A ledger in memory whose every access waits for its turn. */
function inMemory(requests: Map<string, ServiceRequest>, turn: () => Promise<unknown>) {
  const cells = new Map<string, Cell>()
  const inCell = (id: string) => [...requests.values()].filter(request => cellOf(request) === id)
  const ledger: Ledger = {
    async kept(ids) {
      await turn()
      return ids.flatMap(id => cells.get(id) ?? [])
    },
    async count(ids) {
      await turn()
      const full = ids.filter(id => inCell(id).length > 0)
      return new Map(
        full.map(id => [id, { ...countsOf(inCell(id)), unitName: '', communityName: '' } as Group]),
      )
    },
    async add(cell) {
      await turn()
      if (cells.has(cell._id)) return false
      cells.set(cell._id, cell)
      return true
    },
    async replace(id, version, fields) {
      await turn()
      const kept = cells.get(id)
      if (kept?.version !== version) return false
      cells.set(id, { ...kept, ...fields })
      return true
    },
    pause: async () => undefined,
  }
  return { cells, ledger, inCell }
}

it('whatever counts and changes come between each other, in the end every cell is what is in it', async () => {
  const aChange = fc.record({
    id: fc.constantFrom('r1', 'r2', 'r3'),
    unit: fc.constantFrom('u1', 'u2'),
    status: fc.constantFrom<ServiceRequest['status'][]>('dispatched', 'accepted', 'withdrawn'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(aChange, { minLength: 2, maxLength: 5 }),
      // Some accesses take as long as everything that another timer does meanwhile.
      fc.infiniteStream(fc.constantFrom(1, 1, 1, 1, 20)),
      async (schedule, changes, patience) => {
        const requests = new Map(['r1', 'r2', 'r3'].map(_id => [_id, { ...aSubmitted(), _id }]))
        const turn = async () => {
          for (let waits = patience.next().value; waits > 0; waits--) {
            await schedule.schedule(Promise.resolve())
          }
        }
        const { cells, ledger, inCell } = inMemory(requests, turn)
        // As the timer does it: what could not be counted is still marked, and counted later.
        const left = new Set<string>()
        const count = (ids: string[]) =>
          countAll(ledger, ids, T0).catch(error => {
            if (!(error instanceof AppError)) throw error
            for (const id of ids) left.add(id)
          })
        const counting: Promise<void>[] = []
        const changing = async () => {
          for (const { id, ...fields } of changes) {
            await turn()
            const before = requests.get(id)!
            const after = { ...before, ...fields }
            requests.set(id, after)
            counting.push(count([cellOf(before), cellOf(after)]))
          }
        }
        await schedule.waitFor(changing())
        await schedule.waitFor(Promise.all(counting))
        await schedule.waitFor(countAll(ledger, [...left], T0))
        for (const [id, { counts }] of cells) expect(counts, id).toEqual(countsOf(inCell(id)))
      },
    ),
    { numRuns: 1_000 },
  )
})
