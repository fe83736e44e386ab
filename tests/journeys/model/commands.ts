import { evolve } from '@domain/request/evolve'
import { type Command, decide } from '@domain/request/lifecycle'
import { placeOf, type ServiceRequest } from '@domain/request/model'
import type { Move } from '@domain/request/policy'
import type { RequestView } from '@domain/request/schema'
import { submitRequest } from '@domain/request/submit'
import fc from 'fast-check'
import { expect } from 'vitest'
import { aHaircut } from '../../support/ask'
import { posts, units } from '../../support/small-street'
import {
  everybody,
  expectAgreement,
  finalAnswer,
  foretold,
  type Model,
  moved,
  partyOf,
  residents,
  type World,
} from './world'

/** One thing that happens in a story. */
export interface Step {
  check(model: Readonly<Model>): boolean
  run(model: Model, world: World): Promise<void>
  toString(): string
}
const always = () => true
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!

class Submit implements Step {
  constructor(
    readonly who: number,
    readonly unit: number,
  ) {}
  check = always
  toString = () => `submit by ${pick(residents, this.who)} in ${pick(units, this.unit)._id}`

  async run(model: Model, world: World) {
    const openid = pick(residents, this.who)
    const unit = pick(units, this.unit)
    const asked = aHaircut({ unit: unit._id, text: `第 ${world.next()} 件` })
    const answer = await finalAnswer(world, openid, 'submit', asked)
    if (!answer.ok) throw new Error(`submit was refused: ${answer.code}`)
    const view = answer.data
    const place = placeOf(unit)
    const { category, text, answers, contact, address } = asked
    const request = submitRequest(
      { category, text, answers, contact, address, pictures: [], wanted: [], beneficiary: null },
      partyOf(view, place),
      { id: view.id, key: 'k', now: view.submittedAt, by: openid, place, contentChecked: true },
    )
    expectAgreement(view, request)
    model.set(view.id, request)
  }
}

/** The person who may most likely make a move; chance picks anybody now and then. */
function likely(move: Move, request: ServiceRequest): string {
  const inUnit = posts.find(post => post.scope === request.unit && post.role === 'cadre')
  const desk = posts.find(post => post.scope === request.community && post.role === 'community')
  if (move === 'rate' || move === 'reopen' || move === 'withdraw') return request.requester.id
  if (move === 'dispatch' || move === 'refuse') return desk?.person ?? 'o_street'
  if (move === 'accept') return inUnit?.person ?? 'o_street'
  return request.responsible.id
}

class MakeMove implements Step {
  constructor(
    readonly move: Exclude<Move, 'close'>,
    readonly which: number,
    readonly anybody: number | null,
    readonly choice: number,
  ) {}
  check = (model: Readonly<Model>) => model.size > 0
  toString = () => `${this.move} #${this.which} by ${this.anybody ?? 'the likely one'}, choice ${this.choice}`

  /** What is sent, besides the id. */
  input(request: ServiceRequest): object {
    const person = pick(posts, this.choice).person
    switch (this.move) {
      case 'dispatch':
        return this.choice % 3 === 0 ? { unit: pick(units, this.choice)._id } : { to: person }
      case 'transfer':
        return { to: person, reason: '他更合适' }
      case 'note':
        return { text: '已电话联系' }
      case 'resolve':
        return { result: '已经上门理好' }
      case 'rate':
        return { solved: this.choice % 2 === 0 }
      case 'refuse':
        return { reason: '不在范围', instead: '请打 12345' }
      case 'withdraw':
      case 'accept':
        return {}
      default:
        return { reason: `因为 ${request.no}` }
    }
  }

  /** The command as the function must have made it, with the party that it chose. */
  command(request: ServiceRequest, view: RequestView): Command {
    const unit = units.find(({ _id }) => _id === view.unit)!
    const to = partyOf(view, unit)
    const place = view.unit === request.unit ? undefined : placeOf(unit)
    const said = this.input(request) as { reason: string } & { text: string; result: string; solved: boolean }
    switch (this.move) {
      case 'dispatch':
        return { move: 'dispatch', to, place }
      case 'return':
      case 'transfer':
      case 'reopen':
        return { move: this.move, to, reason: said.reason }
      case 'note':
        return { move: 'note', text: said.text }
      case 'resolve':
        return { move: 'resolve', result: said.result }
      case 'rate':
        return { move: 'rate', solved: said.solved }
      case 'refuse':
        return { move: 'refuse', reason: said.reason, instead: '请打 12345' }
      default:
        return { move: this.move }
    }
  }

  async run(model: Model, world: World) {
    const request = pick([...model.values()], this.which)
    const openid = this.anybody === null ? likely(this.move, request) : pick(everybody, this.anybody)
    const now = await world.cloud.clock.now()
    const expected = foretold(this.move, request, openid, now)
    const answer = await finalAnswer(world, openid, this.move, { id: request._id, ...this.input(request) })
    if (!answer.ok) {
      // Beyond rights and state, a named person may be the wrong one.
      const personal = ['PERSON_UNAVAILABLE', 'OUT_OF_REACH', 'INVALID_INPUT']
      expect(expected === 'ok' ? personal : [expected]).toContain(answer.code)
      return
    }
    expect(expected, `${this.move} by ${openid} on ${request.status}`).toBe('ok')
    const after = moved(request, this.command(request, answer.data), openid, answer.data)
    expectAgreement(answer.data, after)
    world.happened.add(this.move)
    model.set(request._id, after)
  }
}

/** Somebody does what they may do now: the story gets on, where chance alone would mostly be refused. */
class GetOn implements Step {
  constructor(
    readonly which: number,
    readonly move: number,
    readonly who: number,
    readonly choice: number,
  ) {}
  check = (model: Readonly<Model>) => model.size > 0
  toString = () => `#${this.which} gets on: move ${this.move}, person ${this.who}, choice ${this.choice}`

  async run(model: Model, world: World) {
    const request = pick([...model.values()], this.which)
    const now = await world.cloud.clock.now()
    const mayMove = (move: Move) => everybody.filter(openid => foretold(move, request, openid, now) === 'ok')
    const legal = moves.filter(move => mayMove(move).length > 0)
    if (legal.length === 0) return
    const move = pick(legal, this.move)
    const who = everybody.indexOf(pick(mayMove(move), this.who))
    await new MakeMove(move, [...model.keys()].indexOf(request._id), who, this.choice).run(model, world)
  }
}

class TimeGoesOn implements Step {
  constructor(readonly hours: number) {}
  check = always
  toString = () => `${this.hours} hours pass`

  /** The timer may settle what had its seven days; nothing else happens by itself. */
  async run(model: Model, world: World) {
    if (world.faulty) await world.cloud.faults.clear()
    const now = await world.cloud.clock.advance(this.hours * 3_600_000)
    await world.cloud.trigger('timer')
    for (const request of model.values()) {
      const due = request.status === 'resolved' && request.dueAt !== null && request.dueAt <= now
      if (!due) continue
      const view = await look(world, request._id)
      const command: Command =
        request.verdict === 'unsolved'
          ? { move: 'reopen', to: partyOf(view, request), reason: '到期' }
          : { move: 'close' }
      const events = decide(command, request, 'system', { now: view.changedAt, key: 't' })
      model.set(request._id, evolve(request, events))
    }
    if (world.faulty) await makeFaulty(world)
  }
}

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

/** What people can do; a story gets far when finishing is likelier than giving up. */
const moves: Exclude<Move, 'close'>[] = [
  ...(['accept', 'accept', 'resolve', 'resolve', 'resolve', 'rate', 'rate', 'reopen'] as const),
  ...(['dispatch', 'note', 'return', 'transfer', 'withdraw', 'refuse'] as const),
]
const number = fc.nat(1000)

/** Random stories of residents, staff, strangers and time. */
export const stories = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 2, arbitrary: fc.tuple(number, number).map(([who, unit]) => new Submit(who, unit)) },
      { weight: 6, arbitrary: fc.tuple(number, number, number, number).map(args => new GetOn(...args)) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom(...moves), number, fc.option(number), number)
          .map(([move, which, anybody, choice]) => new MakeMove(move, which, anybody, choice)),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(1, 20, 30, 24 * 6, 24 * 8).map(hours => new TimeGoesOn(hours)),
      },
    ),
    { minLength: length, maxLength: length },
  )
