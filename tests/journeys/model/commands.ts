import { decide } from '@domain/request/decide'
import { evolve } from '@domain/request/evolve'
import { placeOf, type ServiceRequest } from '@domain/request/model'
import type { PersonMove } from '@domain/request/policy'
import { submitRequest } from '@domain/request/submit'
import fc from 'fast-check'
import { expect } from 'vitest'
import { aHaircut } from '../../support/ask'
import { units } from '../../support/small-street'
import { commandOf, inputOf } from './moves'
import { ComeBack, Leave, TimeGoesOn } from './passing'
import { always, look, pick, type Step } from './step'
import {
  clocksAt,
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
    const said = { category, text, answers, contact, address, needs: [], pictures: [], wanted: [] }
    const facts = { id: view.id, key: 'k', now: view.submittedAt, by: openid, place, contentChecked: true }
    const request = submitRequest({ ...said, beneficiary: null }, partyOf(world, view, place), {
      ...facts,
      ...clocksAt(view.submittedAt),
    })
    expectAgreement(world, view, request)
    model.set(view.id, request)
  }
}

/** The person who may most likely make a move; chance picks anybody now and then. */
function likely(world: World, move: PersonMove, request: ServiceRequest): string {
  const inUnit = world.posts.find(post => post.active && post.scope === request.unit && post.role === 'cadre')
  const desk = world.posts.find(post => post.scope === request.community && post.role === 'community')
  switch (move) {
    case 'rate':
    case 'reopen':
    case 'withdraw':
    case 'remind':
      return request.requester.id
    case 'dispatch':
    case 'refuse':
    case 'decideExtension':
    case 'supervise':
    case 'merge':
    case 'followUp':
      return desk?.person ?? 'o_street'
    case 'accept':
      return inUnit?.person ?? 'o_street'
    case 'report':
      return request.helpers[0] ?? 'o_street'
    default:
      return request.responsible.id
  }
}

class MakeMove implements Step {
  constructor(
    readonly move: PersonMove,
    readonly which: number,
    readonly anybody: number | null,
    readonly choice: number,
  ) {}
  check = (model: Readonly<Model>) => model.size > 0
  toString = () => `${this.move} #${this.which} by ${this.anybody ?? 'the likely one'}, choice ${this.choice}`

  async run(model: Model, world: World) {
    const request = pick([...model.values()], this.which)
    const openid = this.anybody === null ? likely(world, this.move, request) : pick(everybody, this.anybody)
    const now = await world.cloud.clock.now()
    const expected = foretold(world, this.move, request, openid, now)
    const input = inputOf(this.move, request, model, this.choice, now)
    const answer = await finalAnswer(world, openid, this.move, { id: request._id, ...input })
    if (!answer.ok) {
      // Beyond rights and state, what was said may be wrong: the person, the part, the date.
      const said = ['PERSON_UNAVAILABLE', 'OUT_OF_REACH', 'INVALID_INPUT', 'PART_UNKNOWN', 'MERGE_IMPOSSIBLE']
      expect(expected === 'ok' ? [...said, 'TOO_MANY_PARTS', 'FORBIDDEN'] : [...said, expected]).toContain(
        answer.code,
      )
      return
    }
    expect(expected, `${this.move} by ${openid} on ${request.status}`).toBe('ok')
    const command = commandOf(world, this.move, request, answer.data, input)
    const after = moved(world, request, command, openid, answer.data)
    expectAgreement(world, answer.data, after)
    world.happened.add(this.move)
    model.set(request._id, after)
    if (this.move === 'merge') await this.joined(model, world, after)
  }

  /** The other half of merging: the request that it went into learns of it. */
  async joined(model: Model, world: World, merged: ServiceRequest) {
    const main = model.get(merged.mergedInto!.id)!
    const view = await look(world, main._id)
    const { _id, no, requester } = merged
    const command = { move: 'join', id: _id, no, requester: requester.id } as const
    model.set(main._id, evolve(main, decide(command, main, 'system', { now: view.changedAt, key: 'j' })))
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
    const now = await world.cloud.clock.now()
    const whoMay = (request: ServiceRequest, move: PersonMove) =>
      everybody.filter(openid => foretold(world, move, request, openid, now) === 'ok')
    const legalFor = (request: ServiceRequest, among: readonly PersonMove[]) =>
      among.filter(move => whoMay(request, move).length > 0).map(move => ({ request, move }))
    // What has not happened yet first, wherever it can happen, so that no move is left to luck.
    const unseen = moves.filter(move => !world.happened.has(move))
    const fresh = [...model.values()].flatMap(request => legalFor(request, unseen))
    const legal = fresh.length > 0 ? fresh : legalFor(pick([...model.values()], this.which), moves)
    if (legal.length === 0) return
    const { request, move } = pick(legal, this.move)
    const who = everybody.indexOf(pick(whoMay(request, move), this.who))
    await new MakeMove(move, [...model.keys()].indexOf(request._id), who, this.choice).run(model, world)
  }
}

/** What people can do; a story gets far when finishing is likelier than giving up. */
export const moves: PersonMove[] = [
  ...(['accept', 'accept', 'resolve', 'resolve', 'resolve', 'rate', 'rate', 'reopen'] as const),
  ...(['dispatch', 'note', 'return', 'transfer', 'withdraw', 'refuse', 'extend', 'decideExtension'] as const),
  ...(['remind', 'supervise', 'reply', 'assist', 'assist', 'report', 'report', 'callOff'] as const),
  ...(['refer', 'recall', 'merge', 'followUp'] as const),
]
const number = fc.nat(1000)

/** Random stories of residents, staff, strangers and time. */
export const stories = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 2, arbitrary: fc.tuple(number, number).map(([who, unit]) => new Submit(who, unit)) },
      { weight: 8, arbitrary: fc.tuple(number, number, number, number).map(args => new GetOn(...args)) },
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
      {
        weight: 1,
        arbitrary: fc.oneof(
          fc.tuple(number, fc.constantFrom(0, 0, 3, 40)).map(args => new Leave(...args)),
          fc.constant(new ComeBack()),
        ),
      },
    ),
    { minLength: length, maxLength: length },
  )
