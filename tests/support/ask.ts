import type { AccountContract } from '@domain/account/contract'
import type { Contract, Input, Output, Reply } from '@domain/contract'
import type { ErrorCode } from '@domain/errors'
import type { HotlineContract } from '@domain/hotline/contract'
import type { RequestContract } from '@domain/request/contract'
import type { StreetContract } from '@domain/street/contract'
import type { Cloud } from './cloud'

interface Contracts {
  request: RequestContract
  account: AccountContract
  street: StreetContract
  hotline: HotlineContract
}
type Ok<T> = Extract<Reply<T>, { ok: true }>
type No = Extract<Reply, { ok: false }>

/** Calls of the product's functions, typed by their contracts, as a person named by openid. */
export function asking(cloud: Cloud) {
  const reply = <F extends keyof Contracts, A extends keyof Contracts[F] & string>(
    fn: F,
    openid: string | null,
    action: A,
    input: unknown,
    key?: string,
  ) =>
    cloud.invoke<Reply<Output<Contracts[F] & Contract, A>>>(fn, openid, {
      action,
      input,
      ...(key && { key }),
    })
  return {
    reply,
    /** What the function gives. @throws Error when it refuses. */
    async ask<F extends keyof Contracts, A extends keyof Contracts[F] & string>(
      fn: F,
      openid: string,
      action: A,
      input: Input<Contracts[F] & Contract, A>,
      key?: string,
    ): Promise<Output<Contracts[F] & Contract, A>> {
      const answer = await reply(fn, openid, action, input, key)
      if (answer.ok) return (answer as Ok<Output<Contracts[F] & Contract, A>>).data
      const { code, message, details } = answer as No
      throw new Error(`${fn}.${action} as ${openid}: ${code} ${message} ${JSON.stringify(details ?? {})}`)
    },
    /** The code with which it refuses; 'ok' where it doesn't. */
    async code<F extends keyof Contracts>(
      fn: F,
      openid: string | null,
      action: keyof Contracts[F] & string,
      input: unknown,
      key?: string,
    ): Promise<ErrorCode | 'ok'> {
      const answer = await reply(fn, openid, action, input, key)
      return answer.ok ? 'ok' : (answer as No).code
    },
  }
}

/** A submission as the form sends it, different only where a test says so. */
export const aHaircut = (fields: Record<string, unknown> = {}) => ({
  category: 'haircut' as const,
  unit: 'u1',
  text: '给母亲理发',
  answers: { people: 1, where: 'home' },
  contact: { name: '王阿姨', phone: '13800001234' },
  address: '3 号楼 101',
  ...fields,
})
