import type { CallSecrets, CallWish } from '@domain/hotline/records'
import { calls } from '../collections'
import { about } from './about'
import { seal, unseal } from './seal'

/** Seals who wants to be called and at which number, bound to that wish. */
export const sealCall = (id: string, secrets: CallSecrets) => seal(secrets, about('call', id))
/** What is sealed in a wish; undefined where there is nothing, or it can't be opened. */
export const openCall = ({ _id, sealed }: CallWish): CallSecrets | undefined =>
  unseal<CallSecrets>(sealed, about('call', _id))
/** The same; where it can't be opened nobody to call, and in haste. */
export const callSecretsOf = (call: CallWish): CallSecrets =>
  openCall(call) ?? { openid: '', name: '', phone: '', why: 'safety' }
/** What stays of a call that was made: why, since it may clear the way to book again. Name and number are forgotten. */
export const sealMade = (call: CallWish) =>
  sealCall(call._id, { openid: '', name: '', phone: '', why: callSecretsOf(call).why })

/** More than anybody has in a year. */
const MOST = 100

/** When somebody last talked with a client about no-shows (ISO), if ever. One round trip. */
export async function calledSince(client: string): Promise<string | undefined> {
  const made = await calls.find({
    where: { client, state: 'called' },
    orderBy: [['calledAt', 'desc']],
    limit: MOST,
  })
  return made.find(call => openCall(call)?.why === 'noShow')?.calledAt ?? undefined
}

/** A call as the client sees their own. */
export const presentCall = ({ _id, at, counsellorName }: CallWish) => ({
  id: _id,
  at,
  counsellor: counsellorName,
})

/** A call as a counsellor sees it who may make it. */
export const presentCallFor = (call: CallWish) => {
  const { name, phone, why } = callSecretsOf(call)
  const { _id, at } = call
  return { id: _id, at, why, name, phone, state: 'waiting' as const }
}
