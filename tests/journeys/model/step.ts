import type { RequestView } from '@domain/request/schema'
import type { Model, World } from './world'

/** One thing that happens in a story. */
export interface Step {
  check(model: Readonly<Model>): boolean
  run(model: Model, world: World): Promise<void>
  toString(): string
}
/** For what can happen at any time. */
export const always = () => true
/** An item of a list, whatever number chance gives. */
export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!

/** What the street sees of a request, who sees everything. */
export async function look(world: World, id: string): Promise<RequestView> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const answer = await world.cloud
      .invoke<{ ok: boolean; data: RequestView }>('request', 'o_street', { action: 'get', input: { id } })
      .catch(() => ({ ok: false as const, data: undefined }))
    if (answer.ok && answer.data) return answer.data
  }
  throw new Error(`request ${id} could not be read`)
}

export const makeFaulty = (world: World) =>
  world.cloud.faults.set({
    seed: world.next(),
    conflict: 0.2,
    slow: { p: 0.2, ms: 5 },
    failBefore: 0.2,
    failAfter: 0.2,
    crash: 0.2,
  })
