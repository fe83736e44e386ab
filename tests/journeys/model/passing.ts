import { decide } from '@domain/request/decide'
import { evolve } from '@domain/request/evolve'
import type { ServiceRequest } from '@domain/request/model'
import type { RequestView } from '@domain/request/schema'
import { succession } from '@domain/request/succession'
import { departureOf } from '@domain/street/departures'
import { onDuty, type Post } from '@domain/street/model'
import { expect } from 'vitest'
import { units } from '../../support/small-street'
import { always, look, makeFaulty, pick, type Step } from './step'
import { clocksAt, expectAgreement, type Model, partyOf, type World } from './world'

// What happens though nobody makes a move: time goes on, people leave their posts and come back.

export class TimeGoesOn implements Step {
  constructor(readonly hours: number) {}
  check = always
  toString = () => `${this.hours} hours pass`

  /** The timer does what is due, on each request at most one thing at a time; nothing else happens by itself. */
  async run(model: Model, world: World) {
    if (world.faulty) await world.cloud.faults.clear()
    await world.cloud.clock.advance(this.hours * 3_600_000)
    await world.cloud.trigger('timer')
    const now = await world.cloud.clock.now()
    for (const request of model.values()) {
      if (request.wakeAt === null || request.wakeAt > now) continue
      const view = await look(world, request._id)
      model.set(request._id, await afterTick(world, model, request, view))
    }
    if (world.faulty) await makeFaulty(world)
  }
}

/** The request after the timer has looked at it, with the instant and the parties that the view tells. */
async function afterTick(world: World, model: Model, request: ServiceRequest, view: RequestView) {
  const at = { now: view.changedAt, key: 't' }
  if (request.status === 'resolved') {
    const again = { to: partyOf(world, view, request), ...startedAgain(view.changedAt) }
    const command =
      request.verdict === 'unsolved'
        ? ({ move: 'reopen', again, reason: '到期' } as const)
        : ({ move: 'close' } as const)
    return evolve(request, decide(command, request, 'system', at))
  }
  if (!request.open) {
    for (const { id } of request.duplicates) {
      const duplicate = model.get(id)!
      if (duplicate.status !== 'merged') continue
      const seen = await look(world, id)
      const again = { to: partyOf(world, seen, duplicate), ...startedAgain(seen.changedAt) }
      const events = decide({ move: 'reopen', again, reason: '恢复' }, duplicate, 'system', {
        now: seen.changedAt,
        key: 'r',
      })
      model.set(id, evolve(duplicate, events))
    }
    return evolve(request, decide({ move: 'release' }, request, 'system', at))
  }
  const above = world.above(request, view.changedAt)
  const after = evolve(request, decide({ move: 'tick', above }, request, 'system', at))
  // Else the same tick would come back to it.
  expect(after.wakeAt === null || after.wakeAt > at.now, `wakes at ${after.wakeAt}`).toBe(true)
  return after
}

const startedAgain = (at: string) => {
  const { clocks, urgent } = clocksAt(at)
  return { clock: clocks.respond, resolve: clocks.resolve, urgent }
}

/** Somebody leaves their post, for good or for some hours; what they held is the successor's at once. */
export class Leave implements Step {
  constructor(
    readonly who: number,
    readonly hours: number,
  ) {}
  check = always
  toString = () => `person ${this.who} leaves${this.hours ? ` for ${this.hours} hours` : ''}`

  async run(model: Model, world: World) {
    if (world.faulty) await world.cloud.faults.clear()
    const now = await world.cloud.clock.now()
    const staying = world.posts.filter(p => onDuty(p, now) && (p.role === 'cadre' || p.role === 'lead'))
    const post = staying.length > 2 ? pick(staying, this.who) : undefined
    if (post) {
      const from = new Date(Date.parse(now) - 1000).toISOString()
      const until = new Date(Date.parse(now) + this.hours * 3_600_000).toISOString()
      const input = this.hours > 0 ? { person: post.person, from, until } : { post: post._id }
      const action = this.hours > 0 ? 'leave' : 'endPost'
      await world.cloud.invoke('street', 'o_street', { action, input, key: `leave-${world.next()}` })
      await this.handedOver(model, world, post, now, this.hours > 0 ? { from, until } : null)
    }
    if (world.faulty) await makeFaulty(world)
  }

  async handedOver(model: Model, world: World, post: Post, at: string, leave: Post['leave']) {
    const unit = units.find(({ _id }) => _id === post.scope)
    const active = world.posts.filter(p => p.active)
    const why = leave ? 'leave' : 'ended'
    const own = active.filter(p => p.person === post.person)
    const leaving = departureOf({ post, unit, roster: active, own, at, why })
    const gone = { ...post, ...(leave ? { leave } : { active: false }), leaving }
    world.posts = world.posts.map(p => (p._id === post._id ? gone : p))
    for (const request of model.values()) {
      const owed = leaving && succession(request, [{ ...gone, leaving }])
      if (!owed) continue
      const view = await look(world, request._id)
      const after = evolve(request, decide(owed, request, 'system', { now: view.changedAt, key: 'l' }))
      expectAgreement(world, view, after)
      model.set(request._id, after)
    }
    world.happened.add('handOver')
  }
}

/** Those whose posts had ended are appointed again. */
export class ComeBack implements Step {
  check = always
  toString = () => 'everybody comes back'

  async run(_model: Model, world: World) {
    if (world.faulty) await world.cloud.faults.clear()
    for (const post of world.posts.filter(({ active, leave }) => !active || leave)) {
      const { person, name, phone, role, scope, duties } = post
      const appoint = { person, name, phone, role, scope, duties }
      const [action, input] = post.active ? ['endLeave', { person }] : ['appoint', appoint]
      await world.cloud.invoke('street', 'o_street', { action, input, key: `back-${world.next()}` })
    }
    world.posts = world.posts.map(post => ({ ...post, active: true, leave: null, leaving: null }))
    if (world.faulty) await makeFaulty(world)
  }
}
