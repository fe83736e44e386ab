import type { ServiceRequest } from '@domain/request/model'
import { covers, onDuty, type Post, STREET } from '@domain/street/model'
import type { Chance } from '../chance'
import type { Ask } from './step'
import type { World } from './world'

/** One request at one moment, with what those who act need to know. */
export interface Scene {
  world: World
  request: ServiceRequest
  now: string
  draws: Chance
  /** What will be reported when it is done. */
  result: string
}

/** What somebody means to do; when the time comes it may have become impossible, and gives undefined. */
export type Intent = (scene: Scene) => Ask | undefined

/** What comes next, and when. `tick`: the timer settles it. */
export type Next = { at: string; intent: Intent | 'tick' }

const rosterOf = ({ world, request }: Scene): Post[] => world.rosterOf(world.unit(request.unit))

/** Whether the cadre or lead who answers for it is there at the moment. */
export const handlerIsThere = (scene: Scene): boolean =>
  rosterOf(scene).some(
    post =>
      post.person === scene.request.responsible.id &&
      post.scope === scene.request.unit &&
      onDuty(post, scene.now),
  )

/** Cadres of the unit who are there, without the one who has it; those whose duty covers it come first. */
export function colleagues(scene: Scene): Post[] {
  const there = rosterOf(scene).filter(
    post =>
      post.role === 'cadre' &&
      post.scope === scene.request.unit &&
      post.person !== scene.request.responsible.id &&
      onDuty(post, scene.now),
  )
  const suits = (post: Post): number => Number(covers(post, scene.request.category))
  return scene.draws.shuffled(there).sort((a, b) => suits(b) - suits(a))
}

/** The unit's lead, where they are there. */
export const leadOf = (scene: Scene): Post | undefined =>
  rosterOf(scene).find(post => post.role === 'lead' && onDuty(post, scene.now))

/** Somebody at the desk that has or oversees it: its community's, else the street's. */
export function deskOfficer(scene: Scene): Post {
  const there = scene.draws.shuffled(rosterOf(scene).filter(post => onDuty(post, scene.now)))
  const atDesk =
    scene.request.responsible.role === 'street' ? undefined : there.find(post => post.role === 'community')
  const officer = atDesk ?? there.find(post => post.role === 'street' && post.scope === STREET)
  if (!officer) throw new Error('Nobody is at any desk')
  return officer
}

/** Who gave it back or handed it on, most recently: not the one to get it again. */
export function whoGaveItUp({ request }: Scene): string | undefined {
  return request.story.filter(event => event.type === 'returned' || event.type === 'transferred').at(-1)?.by
    .id
}
