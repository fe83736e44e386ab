import { sentences } from '@domain/errors'
import { describe, expect, it } from 'vitest'
import { CloudError } from './error'

describe('what a page is told of a failure', () => {
  it.each([
    [{ errMsg: 'cloud.callFunction:fail request timeout' }, 'OFFLINE'],
    [new TypeError('Failed to fetch'), 'OFFLINE'],
    [{ errMsg: 'cloud.callFunction:fail -504002' }, 'NO_ANSWER'],
    [undefined, 'NO_ANSWER'],
  ])('%o of the way is %s, which may be sent again', (failure, code) => {
    const error = CloudError.fromFailure(failure)
    expect(error).toMatchObject({ code, again: true })
  })

  it('blames nothing but ourselves for a mistake of ours', () => {
    expect(CloudError.of(new TypeError('undefined is not a function'))).toMatchObject({
      code: 'INTERNAL',
      message: sentences.INTERNAL,
    })
    const taken = new CloudError('TAKEN', sentences.TAKEN)
    expect(CloudError.of(taken)).toBe(taken)
  })
})
