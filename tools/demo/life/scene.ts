import type { Part, Party, ServiceRequest } from '@domain/request/model'
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
  /** The request that tells of the same thing, where there is one. */
  main?: string
}

/** What somebody means to do; when the time comes it may have become impossible, and gives undefined. */
export type Intent = (scene: Scene) => Ask | undefined

/** What comes next, and when. */
export interface Next {
  at: string
  intent: Intent
}

export const thing = ({ request }: Scene) => ({ id: request._id })
const rosterOf = ({ world, request }: Scene): Post[] => world.rosterOf(world.unit(request.unit))

/** Whether a person is there, wherever they serve: a team's member may have a request of another unit. */
export const isThere = ({ world, now }: Scene, { role, id }: Party): boolean =>
  world.postsOf(id).some(post => post.role === role && onDuty(post, now))

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
  const officer = atDesk ?? streetOfficer(scene)
  if (!officer) throw new Error('Nobody is at any desk')
  return officer
}

/** An officer of the street who is there. */
export const streetOfficer = (scene: Scene): Post | undefined =>
  rosterOf(scene).find(post => post.role === 'street' && post.scope === STREET && onDuty(post, scene.now))

/** The person who acts for whoever answers for it: themselves, or somebody at the desk that has it. */
export function actingFor(scene: Scene): string | undefined {
  const { responsible, community } = scene.request
  if (responsible.role === 'cadre' || responsible.role === 'lead') {
    return isThere(scene, responsible) ? responsible.id : undefined
  }
  const scope = responsible.role === 'community' ? community : STREET
  return rosterOf(scene).find(post => post.scope === scope && onDuty(post, scene.now))?.person
}

/** Who gave it back or handed it on, most recently: not the one to get it again. */
export function whoGaveItUp({ request }: Scene): string | undefined {
  return request.story.filter(event => event.type === 'returned' || event.type === 'transferred').at(-1)?.by
    .id
}

/** The part of it that is still open, the first of several. */
export const openPart = ({ request }: Scene): Part | undefined =>
  request.parts.find(({ status }) => status === 'asked')

/** Whether it is about a place rather than a person. */
export const isPlace = ({ category }: Pick<ServiceRequest, 'category'>): boolean =>
  category === 'fire-hazard' || category === 'environment'
