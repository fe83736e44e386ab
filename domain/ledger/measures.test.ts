import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '../request/deadline'
import { isOpen, satisfactions, statuses } from '../request/model'
import {
  actor,
  again,
  aSubmitted,
  deskClerk,
  having,
  inEveryState,
  resident,
  T0,
  toWei,
  wei,
} from '../testing/factories'
import { type Counted, fits, type MeasureId, measureIds, measures, questions } from './measures'

/** Any request as far as it is counted; what is closed has been said something about, be it nothing. */
const anyRequest: fc.Arbitrary<Counted> = fc
  .record({
    status: fc.constantFrom(...statuses),
    answered: fc.constantFrom('onTime' as const, 'late' as const, null),
    said: fc.constantFrom('solved' as const, 'unsolved' as const, 'none' as const, null),
    felt: fc.constantFrom(...satisfactions, null),
    reopenings: fc.nat(3),
  })
  .map(request => ({
    ...request,
    said: request.status === 'closed' ? (request.said ?? 'none') : request.said,
  }))
const counting = (request: Counted): MeasureId[] => measureIds.filter(measure => fits(measure, request))

describe('a measure', () => {
  it('is one answer to each question for every request that was not merged, and none for a merged one', () => {
    fc.assert(
      fc.property(anyRequest, request => {
        for (const answers of questions) {
          const given = answers.filter(answer => fits(answer, request))
          expect(given).toHaveLength(request.status === 'merged' ? 0 : 1)
        }
        expect(fits('total', request)).toBe(true)
      }),
    )
  })
  it('is that also for requests that have lived', () => {
    for (const [state, request] of Object.entries(inEveryState())) {
      expect(request.open, state).toBe(isOpen(request.status))
      for (const answers of questions) {
        const given = answers.filter(answer => fits(answer, request))
        expect(given, state).toHaveLength(request.status === 'merged' ? 0 : 1)
      }
    }
  })
  it('has a name of its own and says in a sentence what is counted', () => {
    const names = measureIds.map(id => measures[id].name)
    expect(new Set(names).size).toBe(names.length)
    for (const id of measureIds) expect(measures[id].definition).toMatch(/。$/)
  })
})

describe('what is counted of a request', () => {
  const accepted = having(aSubmitted(), { move: 'accept' }, actor(wei))
  const resolved = having(accepted, { move: 'resolve', result: '办好了' }, actor(wei))
  const rated = (solved: boolean, satisfaction?: 'satisfied' | 'dissatisfied') =>
    having(resolved, { move: 'rate', solved, ...(satisfaction && { satisfaction }) }, resident())

  it('that is in hand: answered, nothing said yet', () => {
    expect(counting(accepted)).toEqual(['total', 'answeredOnTime', 'notYet', 'unrated'])
  })
  it('that the resident calls solved, without a word of contentment', () => {
    expect(counting(rated(true))).toEqual(['total', 'answeredOnTime', 'solved', 'unrated'])
  })
  it('that nobody judged: silence is neither solved nor content', () => {
    const silent = having(resolved, { move: 'close' }, 'system', daysAfter(T0, 7))
    expect(counting(silent)).toEqual(['total', 'answeredOnTime', 'noAnswer', 'unrated'])
  })
  it('that is done again: the resident’s word stands until there is another, so nobody gains by reopening', () => {
    const unsolved = rated(false, 'dissatisfied')
    const reopened = having(unsolved, { move: 'reopen', reason: '还没好', again: again(toWei) }, resident())
    expect(reopened.satisfaction).toBeNull()
    const said = ['total', 'answeredOnTime', 'unsolved', 'dissatisfied', 'reopened']
    expect(counting(reopened)).toEqual(said)
    const taken = having(reopened, { move: 'accept' }, actor(wei))
    const done = having(taken, { move: 'resolve', result: '又办了一次' }, actor(wei))
    expect(counting(having(done, { move: 'close' }, 'system', daysAfter(T0, 7)))).toEqual(said)
    const solved = having(done, { move: 'rate', solved: true }, resident())
    expect(counting(solved)).toEqual(['total', 'answeredOnTime', 'solved', 'dissatisfied', 'reopened'])
    const content = having(done, { move: 'rate', solved: true, satisfaction: 'satisfied' }, resident())
    expect(counting(content)).toEqual(['total', 'answeredOnTime', 'solved', 'satisfied', 'reopened'])
  })
  it('that is refused: it was answered, and there is nothing to judge', () => {
    const { refused } = inEveryState()
    expect(counting(refused!)).toEqual(['total', 'answeredOnTime', 'notAsked', 'unrated', 'refused'])
  })
  it('that is withdrawn: no answer was owed yet, unless its time was over', () => {
    const waiting = aSubmitted()
    const soon = having(waiting, { move: 'withdraw' }, resident())
    expect(counting(soon)).toEqual(['total', 'unanswered', 'notAsked', 'unrated', 'withdrawn'])
    const late = having(waiting, { move: 'withdraw' }, resident(), daysAfter(T0, 2))
    expect(counting(late)).toEqual(['total', 'answeredLate', 'notAsked', 'unrated', 'withdrawn'])
  })
  it('that is merged: itself, and nothing of the rates', () => {
    expect(counting(inEveryState().merged!)).toEqual(['total', 'merged'])
  })
  it('that has gone to another unit: the cell that it has left', () => {
    const desk = actor(deskClerk)
    const place = {
      unit: 'u2',
      unitName: '二单元',
      community: 'c1',
      communityName: '示例社区',
      position: null,
    }
    const { to, clock } = again(toWei)
    const moved = having(aSubmitted(), { move: 'dispatch', to, clock, place }, desk)
    expect(moved.leftCells).toEqual(['2026-03/c1/u1/haircut'])
    const stays = having(moved, { move: 'dispatch', to, clock, place }, desk)
    expect(stays.leftCells).toBe(moved.leftCells)
  })
})
