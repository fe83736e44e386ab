import { sentences } from '@domain/errors'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cloud } from './client'
import { reads } from './reads'

afterEach(() => vi.unstubAllGlobals())

/** Reads through the client as a page does, from a cloud that answers thus, one after the other; how often it is asked. */
async function readThrough(...answers: (() => Promise<{ result: unknown }>)[]) {
  const callFunction = vi.fn(() => answers.shift()!())
  vi.stubGlobal('wx', { cloud: { init: () => {}, callFunction } })
  const client = new QueryClient({ defaultOptions: { queries: { ...reads, retryDelay: 0 } } })
  const read = client.fetchQuery({ queryKey: ['unread'], queryFn: () => cloud.account.unread({}) })
  const outcome = await read.catch((error: unknown) => error)
  client.clear()
  return { outcome, asked: callFunction.mock.calls.length }
}

const lost = (errMsg: string) => () => Promise.reject({ errMsg })
const says = (result: unknown) => () => Promise.resolve({ result })
const refusal = { ok: false, code: 'FORBIDDEN', message: sentences.FORBIDDEN }

describe('reading the cloud', () => {
  it.each([
    'cloud.callFunction:fail request timeout',
    'cloud.callFunction:fail -504002',
  ])('is tried once more after %s', async errMsg => {
    const { outcome, asked } = await readThrough(lost(errMsg), says({ ok: true, data: { unread: 3 } }))
    expect(outcome).toEqual({ unread: 3 })
    expect(asked).toBe(2)
  })

  it('fails after the second time', async () => {
    const { outcome, asked } = await readThrough(lost('request:fail'), lost('request:fail'))
    expect(outcome).toMatchObject({ code: 'OFFLINE' })
    expect(asked).toBe(2)
  })

  it('takes a refusal for an answer', async () => {
    const { outcome, asked } = await readThrough(says(refusal))
    expect(outcome).toMatchObject({ code: 'FORBIDDEN' })
    expect(asked).toBe(1)
  })
})
