import type { PersonMove } from '@domain/request/policy'
import { describe, expect, it } from 'vitest'
import { arrangeMoves, wordsOf } from './moves'

const dispatched = (...moves: PersonMove[]) => ({ status: 'dispatched' as const, moves })
const accepted = (...moves: PersonMove[]) => ({ status: 'accepted' as const, moves })

describe('the moves of a request', () => {
  it('begin with taking it, where a cadre may', () => {
    expect(arrangeMoves(dispatched('accept', 'note', 'return', 'transfer'), 'workbench')).toEqual({
      primary: 'accept',
      others: ['note', 'transfer', 'return'],
    })
  })

  it('begin with its result, once it is in hand', () => {
    expect(arrangeMoves(accepted('note', 'return', 'transfer', 'resolve'), 'workbench').primary).toBe(
      'resolve',
    )
  })

  it('begin with dispatching at the desk, also for somebody who could take it as a lead', () => {
    const both = dispatched('dispatch', 'accept', 'note', 'transfer', 'refuse')
    expect(arrangeMoves(both, 'desk')).toEqual({
      primary: 'dispatch',
      others: ['accept', 'note', 'transfer', 'refuse'],
    })
    expect(arrangeMoves(both, 'workbench').primary).toBe('accept')
  })

  it('do not urge the desk to take from somebody what is in hand', () => {
    expect(arrangeMoves(accepted('dispatch', 'note'), 'desk')).toEqual({
      primary: undefined,
      others: ['dispatch', 'note'],
    })
  })

  it('leave out what belongs to the resident', () => {
    expect(arrangeMoves(dispatched('rate', 'reopen', 'withdraw'), 'workbench')).toEqual({
      primary: undefined,
      others: [],
    })
  })
})

describe('the desk', () => {
  it('dispatches what waits, and dispatches anew what somebody has', () => {
    expect(wordsOf('dispatch', { status: 'waiting' }, 'desk').verb).toBe('派单')
    expect(wordsOf('dispatch', { status: 'accepted' }, 'desk').verb).toBe('改派')
  })

  it('answers first what waits for its answer, and calls those whose matter is done', () => {
    expect(arrangeMoves(accepted('dispatch', 'decideExtension', 'supervise'), 'desk').primary).toBe(
      'decideExtension',
    )
    expect(arrangeMoves({ status: 'resolved', moves: ['note', 'followUp'] }, 'desk')).toEqual({
      primary: 'followUp',
      others: ['note'],
    })
  })

  it('whistles where a cadre asks colleagues', () => {
    expect(wordsOf('assist', { status: 'accepted' }, 'desk').verb).toBe('吹哨请人')
    expect(wordsOf('assist', { status: 'accepted' }, 'workbench').verb).toBe('请人协办')
  })
})

describe('somebody who helps', () => {
  it('reports the part, and nothing else is urged', () => {
    expect(arrangeMoves(accepted('note', 'report'), 'workbench')).toEqual({
      primary: 'report',
      others: ['note'],
    })
  })
})
