import { describe, expect, it } from 'vitest'
import { AppError } from '../errors'
import type { Actor } from '../street/model'
import {
  actor,
  aPost,
  aSubmitted,
  aUnit,
  deskClerk,
  fang,
  having,
  inEveryState,
  lead,
  officer,
  resident,
  T0,
  toDesk,
  wei,
} from '../testing/factories'
import { daysAfter, verdictBy } from './deadline'
import { evolve } from './evolve'
import { type Command, decide, lifecycle, movesFor } from './lifecycle'
import { placeOf, type ServiceRequest } from './model'
import { type Move, moveNames } from './policy'

const command: Record<Move, Command> = {
  dispatch: { move: 'dispatch', to: { role: 'cadre', id: 'o_fang', name: '赵芳' } },
  accept: { move: 'accept' },
  note: { move: 'note', text: '已电话联系' },
  return: { move: 'return', to: toDesk, reason: '不在我的职责里' },
  transfer: {
    move: 'transfer',
    to: { role: 'cadre', id: 'o_fang', name: '赵芳' },
    reason: '赵芳更熟悉',
  },
  resolve: { move: 'resolve', result: '已经上门理好' },
  rate: { move: 'rate', solved: true },
  reopen: { move: 'reopen', to: { role: 'cadre', id: 'o_wei', name: '李伟' }, reason: '又坏了' },
  close: { move: 'close' },
  withdraw: { move: 'withdraw' },
  refuse: { move: 'refuse', reason: '不在服务范围', instead: '请打 12345' },
}

/** Everyone who can stand in some relation to the request of the factories, and some who stand in none. */
const people: Record<string, Actor | 'system'> = {
  'the requester': resident(),
  'another resident': resident('o_other'),
  'the responsible cadre': actor(wei),
  'another cadre of the unit': actor(fang),
  'a cadre of another unit': actor(aPost({ person: 'o_far', scope: 'u9', community: 'c9' })),
  'a former cadre': actor(aPost({ person: 'o_wei', active: false })),
  'the lead of the unit': actor(lead),
  'a lead of another unit': actor(aPost({ person: 'o_l9', role: 'lead', scope: 'u9' })),
  'the desk of the community': actor(deskClerk),
  'the desk of another community': actor(aPost({ person: 'o_d9', role: 'community', scope: 'c9' })),
  'a street officer': actor(officer),
  'a counsellor': actor(aPost({ person: 'o_c', role: 'counsellor', scope: 'street' })),
  'the system': 'system',
}

/**
 * Who may do what in which state, written down a second time and by hand: `move: state: people`. Whatever is not
 * here must be refused. "responsible" below is 李伟 wherever a cadre has the request.
 */
const waits = ['another cadre of the unit', 'the lead of the unit', 'the responsible cadre']
const hands = ['the desk of the community', 'a street officer']
const noters = ['the requester', ...hands]
const expected: Record<Move, Partial<Record<ServiceRequest['status'], string[]>>> = {
  dispatch: {
    waiting: hands,
    dispatched: [...hands],
    accepted: [...hands],
  },
  accept: { waiting: waits, dispatched: waits },
  note: {
    waiting: noters,
    dispatched: [...noters, 'the responsible cadre'],
    accepted: [...noters, 'the responsible cadre'],
    resolved: [...noters, 'the responsible cadre'],
  },
  return: { dispatched: ['the responsible cadre'], accepted: ['the responsible cadre'] },
  transfer: {
    dispatched: ['the responsible cadre', 'the lead of the unit'],
    accepted: ['the responsible cadre', 'the lead of the unit'],
  },
  resolve: { accepted: ['the responsible cadre'] },
  rate: { resolved: ['the requester'] },
  reopen: { resolved: ['the requester'], closed: ['the requester'] },
  close: {},
  withdraw: {
    waiting: ['the requester'],
    dispatched: ['the requester'],
    accepted: ['the requester'],
  },
  refuse: { waiting: hands, dispatched: hands },
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
  for (const request of inEveryState()) {
    const state = `${request.status}${request.verdict ? ` (${request.verdict})` : ''}`
    for (const move of moveNames) {
      for (const [name, who] of Object.entries(people)) {
        // The system's moves are a matter of time and have their own tests.
        if (who === 'system' && move === 'dispatch') continue
        const right = expected[move][request.status]?.includes(name) ?? false
        it(`${right ? 'lets' : 'does not let'} ${name} ${move} what is ${state}`, () => {
          const result = attempt(move, request, who)
          expect(result instanceof AppError).toBe(!right)
          if (result instanceof AppError) return
          expect(lifecycle[move].to).toContain(result.status)
          expect(result.version).toBe(request.version + 1)
          expect(result.story.length).toBeGreaterThan(request.story.length)
          expect(result.responsible.id).not.toBe('')
          expect(result.open).toBe(['waiting', 'dispatched', 'accepted', 'resolved'].includes(result.status))
          expect(result.dueAt === null).toBe(!result.open)
        })
      }
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
    const returned = having(aSubmitted(), command.return, actor(wei), daysAfter(T0, 2))
    expect(returned).toMatchObject({
      status: 'waiting',
      responsible: toDesk,
      dueAt: daysAfter(T0, 3),
      resolveBy: daysAfter(T0, 7),
    })
  })
  it('takes the new unit along when the desk sends it elsewhere', () => {
    const place = placeOf(aUnit({ _id: 'u9', name: '九单元', community: 'c9', communityName: '另一社区' }))
    const moved = having(
      aSubmitted(toDesk),
      { move: 'dispatch', to: { role: 'cadre', id: 'o_far', name: '远' }, place },
      actor(officer),
    )
    expect(moved).toMatchObject({ unit: 'u9', community: 'c9', status: 'dispatched' })
  })
})
