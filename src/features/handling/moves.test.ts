import type { Move } from '@domain/request/policy'
import { describe, expect, it } from 'vitest'
import { arrangeMoves, verbOf } from './moves'

const dispatched = (...moves: Move[]) => ({ status: 'dispatched' as const, moves })
const accepted = (...moves: Move[]) => ({ status: 'accepted' as const, moves })

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
    expect(verbOf('dispatch', { status: 'waiting' })).toBe('派单')
    expect(verbOf('dispatch', { status: 'accepted' })).toBe('改派')
  })
})
