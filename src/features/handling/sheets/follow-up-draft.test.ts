import { describe, expect, it } from 'vitest'
import { callMissing, callSaid, nothingYet } from './follow-up-draft'

const asked = (call: Parameters<typeof callMissing>[0]) =>
  Object.entries(callMissing(call))
    .filter(([, sentence]) => sentence)
    .map(([field]) => field)

describe('a follow-up call', () => {
  it('asks whether it was solved only of somebody who answered', () => {
    expect(asked(nothingYet)).toEqual(['reached'])
    expect(asked({ ...nothingYet, reached: 'no' })).toEqual([])
    expect(asked({ ...nothingYet, reached: 'yes' })).toEqual(['solved'])
  })

  it('sends nothing that was chosen before it turned out that nobody answered', () => {
    const call = { reached: 'no', solved: 'yes', satisfaction: 'satisfied', words: ' ' } as const
    expect(callSaid(call)).toEqual({ reached: false })
  })

  it('sends what was said', () => {
    const call = { reached: 'yes', solved: 'no', satisfaction: '', words: '又坏了' } as const
    expect(callSaid(call)).toEqual({ reached: true, solved: false, words: '又坏了' })
  })
})
