import { describe, expect, it } from 'vitest'
import { AppError } from '../errors'
import type { Actor } from '../street/model'
import {
  actor,
  again,
  aPart,
  aPost,
  aSubmitted,
  aUnit,
  deskClerk,
  fang,
  having,
  helper,
  inEveryState,
  lead,
  officer,
  resident,
  resolveClock,
  respondClock,
  T0,
  toDesk,
  toWei,
  wei,
} from '../testing/factories'
import type { Command } from './commands'
import { movesFor } from './conditions'
import { daysAfter, verdictBy } from './deadline'
import { decide } from './decide'
import { evolve } from './evolve'
import { lifecycle } from './lifecycle'
import { isOpen, type Level, type Party, placeOf, type ServiceRequest } from './model'
import { type Move, type PersonMove, personMoves, systemMoves } from './policy'

const toLead: Party = { role: 'lead', id: 'o_lead', name: '孙组长' }
const above: Record<Level, Party> = {
  lead: toLead,
  community: toDesk,
  street: { role: 'street', id: 'street', name: '街道' },
}

const toFang: Party = { role: 'cadre', id: 'o_fang', name: '赵芳' }
const command: Record<Move, Command> = {
  dispatch: { move: 'dispatch', to: toFang, clock: respondClock() },
  accept: { move: 'accept' },
  note: { move: 'note', text: '已电话联系' },
  return: { move: 'return', to: toDesk, clock: respondClock(), reason: '不在我的职责里' },
  transfer: { move: 'transfer', to: toFang, clock: respondClock(), reason: '赵芳更熟悉' },
  resolve: { move: 'resolve', result: '已经上门理好' },
  rate: { move: 'rate', solved: true },
  reopen: { move: 'reopen', again: again(toWei), reason: '又坏了' },
  close: { move: 'close' },
  withdraw: { move: 'withdraw' },
  refuse: { move: 'refuse', reason: '不在服务范围', instead: '请打 12345' },
  extend: { move: 'extend', days: 2, until: daysAfter(T0, 9), reason: '等材料' },
  decideExtension: { move: 'decideExtension', clock: resolveClock(daysAfter(T0, 2)) },
  remind: { move: 'remind' },
  supervise: { move: 'supervise', words: '请尽快', replyBy: daysAfter(T0, 1) },
  reply: { move: 'reply', text: '明天上门' },
  assist: { move: 'assist', parts: [{ ...aPart, id: 'p2' }] },
  report: { move: 'report', part: 'p1', result: '梯子搬来了' },
  callOff: { move: 'callOff', part: 'p1', reason: '不用了' },
  refer: { move: 'refer', to: toWei, body: '供水公司', words: '主管道', expectBy: daysAfter(T0, 3) },
  recall: { move: 'recall', reason: '自己能办' },
  merge: { move: 'merge', into: { id: 'r2', no: '260302-000002' } },
  join: { move: 'join', id: 'r3', no: '260302-000003', requester: 'o_zhao' },
  followUp: { move: 'followUp', reached: true, solved: true },
  tick: { move: 'tick', above },
  recount: { move: 'recount', respond: respondClock(), resolve: resolveClock(), calendar: 'new' },
  handOver: { move: 'handOver', to: toFang, why: 'ended', parts: [] },
  release: { move: 'release' },
}

/** Everyone who can stand in some relation to the request of the factories, and some who stand in none. */
const people: Record<string, Actor> = {
  'the requester': resident(),
  'another resident': resident('o_other'),
  'the responsible cadre': actor(wei),
  'another cadre of the unit': actor(fang),
  'a cadre of another unit': actor(aPost({ person: 'o_far', scope: 'u9', community: 'c9' })),
  'somebody who may be asked to help': actor(helper),
  'a former cadre': actor(aPost({ person: 'o_wei', active: false })),
  'the lead of the unit': actor(lead),
  'a lead of another unit': actor(aPost({ person: 'o_l9', role: 'lead', scope: 'u9' })),
  'the desk of the community': actor(deskClerk),
  'the desk of another community': actor(aPost({ person: 'o_d9', role: 'community', scope: 'c9' })),
  'a street officer': actor(officer),
  'a counsellor': actor(aPost({ person: 'o_c', role: 'counsellor', scope: 'street' })),
}

/**
 * Who may do what in which state, written down a second time and by hand: `move: state: people`. Whatever is not
 * here must be refused. "responsible" below is 李伟 wherever a cadre has the request.
 */
const waits = ['another cadre of the unit', 'the lead of the unit']
const hands = ['the desk of the community', 'a street officer']
const responsible = ['the responsible cadre']
const requester = ['the requester']
const noters = [...requester, ...hands]
/** Accepted, and what else may be going on then. */
const accepted = (names: string[]) => ({
  accepted: names,
  'accepted, more time asked for': names,
  'accepted, supervised': names,
  'accepted, with help': names,
})
const resolvedStates = (names: string[]) => ({ resolved: names, 'resolved, said unsolved': names })
const working = (names: string[], atDesk = names) => ({
  waiting: atDesk,
  dispatched: names,
  ...accepted(names),
  referred: names,
  'referred by the desk': atDesk,
})
const expected: Record<PersonMove, Record<string, string[]>> = {
  dispatch: { waiting: hands, dispatched: hands, ...accepted(hands) },
  accept: { waiting: [...waits, ...responsible], dispatched: [...waits, ...responsible] },
  note: {
    ...working([...noters, ...responsible], noters),
    'accepted, with help': [...noters, ...responsible, 'somebody who may be asked to help'],
    ...resolvedStates([...noters, ...responsible]),
  },
  return: { dispatched: responsible, ...accepted(responsible) },
  transfer: {
    dispatched: [...responsible, 'the lead of the unit'],
    ...accepted([...responsible, 'the lead of the unit']),
  },
  resolve: {
    ...accepted(responsible),
    'accepted, with help': [],
    referred: responsible,
    'referred by the desk': ['the desk of the community'],
  },
  rate: resolvedStates(requester),
  reopen: {
    ...resolvedStates(requester),
    closed: requester,
    'closed by silence': requester,
    merged: requester,
  },
  withdraw: working(requester),
  refuse: { waiting: hands, dispatched: hands },
  extend: { ...accepted(responsible), 'accepted, more time asked for': [] },
  decideExtension: { 'accepted, more time asked for': hands },
  remind: working(requester),
  supervise: { ...working(hands), 'accepted, supervised': [] },
  reply: { 'accepted, supervised': responsible },
  assist: { ...working([...hands, ...responsible], hands), dispatched: hands },
  report: { 'accepted, with help': ['somebody who may be asked to help'] },
  callOff: { 'accepted, with help': [...hands, ...responsible] },
  refer: { waiting: hands, dispatched: hands, ...accepted([...hands, ...responsible]) },
  recall: { referred: responsible, 'referred by the desk': ['the desk of the community'] },
  merge: { waiting: hands, dispatched: hands, ...accepted(hands) },
  followUp: { ...resolvedStates(hands), 'closed by silence': hands },
}

const attempt = (move: Move, request: ServiceRequest, who: Actor | 'system', now = T0) => {
  try {
    return evolve(request, decide(command[move], request, who, { now, key: 'k' }))
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

describe('the table of moves', () => {
  for (const [state, request] of Object.entries(inEveryState())) {
    for (const move of personMoves) {
      for (const [name, who] of Object.entries(people)) {
        const right = expected[move][state]?.includes(name) ?? false
        it(`${right ? 'lets' : 'does not let'} ${name} ${move} what is ${state}`, () => {
          const result = attempt(move, request, who)
          expect(result instanceof AppError).toBe(!right)
          if (result instanceof AppError) return
          expect(lifecycle[move].to).toContain(result.status)
          expect(result.version).toBe(request.version + 1)
          expect(result.story.length).toBeGreaterThan(request.story.length)
          expect(result.responsible.id).not.toBe('')
          expect(result.open).toBe(isOpen(result.status))
          expect(result.dueAt === null).toBe(!result.open)
          expect(result.wakeAt === null).toBe(!result.open)
        })
      }
    }
    for (const move of systemMoves) {
      it(`lets nobody but the system ${move} what is ${state}`, () => {
        for (const who of Object.values(people)) {
          expect(attempt(move, request, who)).toMatchObject({ code: 'FORBIDDEN' })
        }
      })
    }
  }
})

describe('refusals', () => {
  const dispatched = aSubmitted()
  const accepted = having(dispatched, { move: 'accept' }, actor(wei))
  const codeOf = (result: ServiceRequest | AppError) => (result instanceof AppError ? result.code : 'ok')

  it('tell a late cadre who has it', () => {
    const no = attempt('accept', accepted, actor(fang)) as AppError
    expect(no.code).toBe('TAKEN')
    expect(no.message).toBe('李伟已经接单了')
    expect(no.details).toEqual({ by: '李伟', role: 'cadre' })
  })
  it('keep whoever is on leave from taking anything, until they are back', () => {
    const from = T0
    const until = daysAfter(T0, 1)
    const away = actor({ ...fang, leave: { from, until } })
    expect(codeOf(attempt('accept', dispatched, away, T0))).toBe('ON_LEAVE')
    expect(movesFor(dispatched, away, T0)).not.toContain('accept')
    expect(codeOf(attempt('accept', dispatched, away, until))).toBe('ok')
  })
  it('come from rights before they come from the state', () => {
    expect(codeOf(attempt('accept', accepted, resident('o_other')))).toBe('FORBIDDEN')
    expect(codeOf(attempt('resolve', dispatched, actor(wei)))).toBe('WRONG_STATE')
  })
  it('say that something has changed since the actor looked', () => {
    const seen = { now: T0, key: 'k', version: dispatched.version - 1 }
    expect(() => decide(command.accept, dispatched, actor(wei), seen)).toThrow(
      expect.objectContaining({ code: 'CHANGED' }),
    )
  })
})

describe('a request that others were merged into', () => {
  const join = (id: string): Command => ({ move: 'join', id, no: `260302-00000${id}`, requester: 'o_zhao' })
  const main = having(having(aSubmitted(), join('1'), 'system'), join('2'), 'system')

  it('is not merged itself, since their people would follow nobody', () => {
    expect(attempt('merge', main, actor(deskClerk))).toMatchObject({ code: 'MERGE_IMPOSSIBLE' })
    expect(movesFor(main, actor(deskClerk), T0)).not.toContain('merge')
  })
  it('lets go one that was not merged after all, and all of them only when it is given up', () => {
    const left = having(main, { move: 'release', id: '1' }, 'system')
    expect(left.duplicates.map(({ id }) => id)).toEqual(['2'])
    expect(attempt('release', main, 'system')).toMatchObject({ code: 'WRONG_STATE' })
    const withdrawn = having(main, { move: 'withdraw' }, resident())
    expect(having(withdrawn, { move: 'release' }, 'system').duplicates).toEqual([])
  })
})

describe('the seven days after 办结', () => {
  const accepted = having(aSubmitted(), { move: 'accept' }, actor(wei))
  const resolved = having(accepted, command.resolve, actor(wei), T0)
  const closed = having(resolved, command.rate, resident(), daysAfter(T0, 1))
  const lastMoment = new Date(Date.parse(verdictBy(T0)) - 1).toISOString()

  it('let the requester reopen until the last millisecond, whether rated or not', () => {
    for (const request of [resolved, closed]) {
      expect(attempt('reopen', request, resident(), lastMoment)).toMatchObject({
        status: 'dispatched',
        reopenings: 1,
        verdict: null,
        resolvedAt: null,
        endedAt: null,
      })
    }
  })
  it('are over at their very end', () => {
    const late = attempt('reopen', closed, resident(), verdictBy(T0)) as AppError
    expect(late.code).toBe('TOO_LATE')
  })
  it('are closed by the system only when they are over, and never as satisfied', () => {
    expect(attempt('close', resolved, 'system', lastMoment)).toMatchObject({ code: 'WRONG_STATE' })
    expect(attempt('close', resolved, 'system', verdictBy(T0))).toMatchObject({
      status: 'closed',
      verdict: 'none',
    })
  })
  it('let a resident who said "not solved" say "solved" after all', () => {
    const unsolved = having(resolved, { move: 'rate', solved: false, words: '还在漏' }, resident())
    expect(unsolved).toMatchObject({ status: 'resolved', verdict: 'unsolved', open: true })
    expect(having(unsolved, command.rate, resident())).toMatchObject({ status: 'closed', verdict: 'solved' })
  })
})

describe('responsibility', () => {
  it('passes to the colleague who takes it', () => {
    const taken = having(aSubmitted(), { move: 'accept' }, actor(fang))
    expect(taken.responsible).toEqual({ role: 'cadre', id: 'o_fang', name: '赵芳' })
    expect(movesFor(taken, actor(wei), T0)).toEqual([])
  })
  it('goes to the desk when the cadre returns it, with a new answer of 24 hours', () => {
    const clock = respondClock(daysAfter(T0, 2))
    const returns: Command = { move: 'return', to: toDesk, clock, reason: '正在出差' }
    const returned = having(aSubmitted(), returns, actor(wei), daysAfter(T0, 2))
    expect(returned).toMatchObject({
      status: 'waiting',
      responsible: toDesk,
      dueAt: daysAfter(T0, 3),
      clocks: { resolve: resolveClock() },
    })
  })
  it('takes the new unit along when the desk sends it elsewhere', () => {
    const place = placeOf(aUnit({ _id: 'u9', name: '九单元', community: 'c9', communityName: '另一社区' }))
    const moved = having(
      aSubmitted(toDesk),
      {
        move: 'dispatch',
        to: { role: 'cadre', id: 'o_far', name: '远' },
        clock: respondClock(),
        place,
      },
      actor(officer),
    )
    expect(moved).toMatchObject({ unit: 'u9', community: 'c9', status: 'dispatched' })
  })
})
