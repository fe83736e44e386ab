import { fingerprint } from '@domain/calendar/fingerprint'
import type { Reply } from '@domain/contract'
import type { Command } from '@domain/request/commands'
import { refusal } from '@domain/request/conditions'
import { decide } from '@domain/request/decide'
import { evolve } from '@domain/request/evolve'
import { extendedClock } from '@domain/request/extension'
import type { Level, Party, ServiceRequest } from '@domain/request/model'
import { stepsOf } from '@domain/request/plain'
import type { Move } from '@domain/request/policy'
import { deskOf } from '@domain/request/routing'
import type { RequestView } from '@domain/request/schema'
import { clockFrom } from '@domain/request/terms'
import { type Actor, onDuty, type Post } from '@domain/street/model'
import { defaultSettings } from '@domain/street/settings'
import { expect } from 'vitest'
import type { Cloud } from '../../support/cloud'
import { posts, units } from '../../support/small-street'

/** What the test believes: every request that it made, as the pure rules would have it. */
export type Model = Map<string, ServiceRequest>

/** The running system, asked as people ask it. */
export interface World {
  cloud: Cloud
  faulty: boolean
  /** A number of its own for every command, for keys and texts. */
  next: () => number
  /** Moves that succeeded, over all stories. */
  happened: Set<Move>
  /** The roster as it is now: people come and go. */
  posts: Post[]
  /** Who is called at each level for a request. */
  above(request: ServiceRequest, at: string): Record<Level, Party>
}

/** Both clocks of a haircut that starts at `at`, by the street's settings, which nobody changes here. */
export const clocksAt = (at: string) => ({
  clocks: {
    respond: clockFrom('respond', defaultSettings, 'haircut', false, at),
    resolve: clockFrom('resolve', defaultSettings, 'haircut', false, at),
  },
  calendar: fingerprint(defaultSettings.calendar),
  urgent: false,
})

/** The clock of an extension that was granted. */
export const extended = (request: ServiceRequest, view: RequestView) =>
  extendedClock(request.clocks.resolve.due, request.extension!.days, view.changedAt, false, defaultSettings)

/** The levels above a request, by the roster as it is now. */
export function levelsAbove(roster: readonly Post[], request: ServiceRequest, now: string) {
  const unit = units.find(({ _id }) => _id === request.unit)!
  const there = roster.filter(post => post.active)
  const community = deskOf(unit, there, now)
  const lead = there.find(post => post.role === 'lead' && post.scope === unit._id && onDuty(post, now))
  const toLead: Party | undefined = lead && { role: 'lead', id: lead.person, name: lead.name }
  return {
    lead: toLead ?? community,
    community,
    street: { role: 'street', id: 'street', name: '街道' } as Party,
  }
}

export const residents = ['o_r1', 'o_r2', 'o_r3']
export const everybody = [...residents, ...new Set(posts.map(post => post.person))]
export const actorOf = ({ posts: now }: World, id: string): Actor => ({
  id,
  posts: now.filter(post => post.person === id && post.active),
})

/**
 * Sends a command until it has a final answer, always under the same key. Under faults a call may answer BUSY or
 * break off; then it is repeated, at last without faults.
 */
export async function finalAnswer(
  world: World,
  openid: string,
  action: string,
  input: object,
): Promise<Reply<RequestView>> {
  const key = `model-${world.next()}`
  const send = () =>
    world.cloud
      .invoke<Reply<RequestView>>('request', openid, { action, input, key })
      .catch(() => ({ ok: false, code: 'BUSY', message: '' }) as const)
  for (let attempt = 0; ; attempt++) {
    const answer = await send()
    if (answer.ok || (answer.code !== 'BUSY' && answer.code !== 'INTERNAL')) return answer
    if (!world.faulty || attempt > 5)
      throw new Error(`${action} as ${openid} has no final answer: ${answer.code}`)
    if (attempt === 3) await world.cloud.faults.clear()
  }
}

/** Exactly one party answers for an open request: somebody with that post in that place, or a desk that exists. */
export function expectResponsible(
  world: World,
  request: Pick<ServiceRequest, 'responsible' | 'unit' | 'community'>,
  now: string,
) {
  const { role, id } = request.responsible
  const unit = units.find(({ _id }) => _id === request.unit)
  expect(unit?.community).toBe(request.community)
  if (role === 'community') return expect(id).toBe(request.community)
  if (role === 'street') return expect(id).toBe('street')
  const held = world.posts.some(
    post => post.person === id && post.role === role && post.scope === request.unit && onDuty(post, now),
  )
  expect(held, `${id} holds ${role} in ${request.unit}`).toBe(true)
}

/** The party that the function chose, with the identity that a resident isn't told: names are unique here. */
export function partyOf(_world: World, view: RequestView, place: { community: string }): Party {
  const { role, name } = view.responsible
  if (role === 'community') return { role, id: place.community, name }
  if (role === 'street') return { role, id: 'street', name }
  const post = posts.find(p => p.name === name && p.role === role)
  return { role: role as 'cadre' | 'lead', id: post?.person ?? '', name }
}

/** A view agrees with the model: state, party, deadline, version, and a story that explains them. */
export function expectAgreement(world: World, view: RequestView, model: ServiceRequest) {
  expect({
    status: view.status,
    version: view.version,
    verdict: view.verdict,
    dueAt: view.dueAt,
    reopenings: view.reopenings,
    unit: view.unit,
    who: view.responsible.name,
    // Whoever asked reads the steps that concern them; staff read every entry.
    story: view.story.map(entry => entry.type).reverse(),
  }).toEqual({
    status: model.status,
    version: model.version,
    verdict: model.verdict,
    dueAt: model.dueAt,
    reopenings: model.reopenings,
    unit: model.unit,
    who: model.responsible.name,
    story: (view.own ? stepsOf(model.story).map(step => step.at(-1)!) : model.story).map(({ type }) => type),
  })
  if (model.open) {
    expect(model.dueAt).not.toBeNull()
    expectResponsible(world, model, model.changedAt)
  }
}

/** What the rules say of a move: the code of the refusal, or 'ok'. */
export const foretold = (world: World, move: Move, request: ServiceRequest, openid: string, now: string) =>
  refusal(move, request, actorOf(world, openid), now)?.code ?? 'ok'

/** The model after a move that the function made. */
export const moved = (
  world: World,
  request: ServiceRequest,
  command: Command,
  openid: string,
  view: RequestView,
) => {
  const occasion = { now: view.changedAt, key: `v${view.version}` }
  return evolve(request, decide(command, request, actorOf(world, openid), occasion))
}
