import type { CallSecrets, CallWish } from '@domain/hotline/records'
import { calls } from '../collections'
import { about } from './about'
import { seal, unseal } from './seal'

/** Seals who wants to be called and at which number, bound to that wish. */
export const sealCall = (id: string, secrets: CallSecrets) => seal(secrets, about('call', id))
export const callSecretsOf = ({ _id, sealed }: CallWish): CallSecrets =>
  unseal<CallSecrets>(sealed, about('call', _id)) ?? { openid: '', name: '', phone: '' }

/** When somebody last talked with a client about no-shows (ISO), if ever. One round trip. */
export async function calledSince(client: string): Promise<string | undefined> {
  const [last] = await calls.find({
    where: { client, state: 'called', why: 'noShow' },
    orderBy: [['calledAt', 'desc']],
    limit: 1,
  })
  return last?.calledAt ?? undefined
}

/** A call as the client sees their own. */
export const presentCall = ({ _id, at, counsellorName }: CallWish) => ({
  id: _id,
  at,
  counsellor: counsellorName,
})

/** A call as a counsellor sees it who may make it. */
export const presentCallFor = (call: CallWish) => {
  const { name, phone } = callSecretsOf(call)
  const { _id, at, why } = call
  return { id: _id, at, why, name, phone, state: 'waiting' as const }
}
