import { AppError } from '@domain/errors'
import type { HotlineContract } from '@domain/hotline/contract'
import type { CallSecrets, CallWish } from '@domain/hotline/records'
import { lanzhouDay, weekdayOf } from '@domain/lanzhou'
import { hoursAfter } from '@domain/request/deadline'
import { onDuty } from '@domain/street/model'
import { calls } from '@server/collections'
import { callSecretsOf, presentCall, sealCall, sealMade } from '@server/hotline/calls'
import { counsellorPost, inOffice } from '@server/hotline/counsellors'
import { clientOf } from '@server/hotline/keys'
import { streetSettings } from '@server/request/repository'
import { Duplicate } from '@server/retry'
import type { Handlers } from '@server/serve'

/** The counsellor on duty is asked alone for so long; then all are. */
const ALONE_HOURS = 0.25

/** Who is on duty today, if the street says so and they are there. */
async function onDutyNow(now: string): Promise<{ id: string; name: string } | null> {
  const { duty } = (await streetSettings()).hotline
  const id = duty[weekdayOf(lanzhouDay(now)) - 1]
  const [office] = id ? await inOffice([id]) : []
  return office && onDuty(office.post, now)
    ? { id: office.counsellor._id, name: office.counsellor.name }
    : null
}

/**
 * The client's wish that waits, with the number that was said last: the wish keeps its place and its reason. Undefined:
 * there is none.
 */
async function askAgain(client: string, said: Omit<CallSecrets, 'why'>): Promise<CallWish | undefined> {
  const [waiting] = await calls.find({ where: { client, state: 'waiting' }, limit: 1 })
  if (!waiting) return undefined
  const sealed = sealCall(waiting._id, { ...said, why: callSecretsOf(waiting).why })
  const changed = await calls.update({ _id: waiting._id, state: 'waiting' }, { sealed })
  return changed > 0 ? waiting : undefined
}

/** Being called back. */
export const callHandlers: Pick<Handlers<HotlineContract>, 'askForCall' | 'callOff' | 'called'> = {
  async askForCall({ phone, name = '', why }, { actor, now, key }) {
    const client = clientOf(actor.id)
    const said = { openid: actor.id, name, phone }
    const there = await askAgain(client, said)
    if (there) return { call: presentCall(there) }
    const duty = await onDutyNow(now)
    const wish: CallWish = {
      _id: key,
      client,
      hold: client,
      at: now,
      state: 'waiting',
      counsellor: duty?.id ?? null,
      counsellorName: duty?.name ?? null,
      allFrom: duty ? hoursAfter(now, ALONE_HOURS) : now,
      sealed: sealCall(key, { ...said, why }),
      calledAt: null,
      told: 'nobody',
      wakeAt: now,
    }
    try {
      await calls.insert(wish)
      return { call: presentCall(wish) }
    } catch (error) {
      if (!(error instanceof Duplicate)) throw error
    }
    // Of two at once one has come first; or this very command has been here before.
    const first = (await askAgain(client, said)) ?? (await calls.byId(key))
    if (!first) throw new AppError('BUSY')
    return { call: presentCall(first) }
  },

  async callOff({ id }, { actor }) {
    const mine = { _id: id, client: clientOf(actor.id), state: 'waiting' }
    const off = await calls.update(mine, { state: 'off', hold: id, sealed: null, wakeAt: null })
    if (off === 0 && (await calls.byId(id))?.client !== clientOf(actor.id)) throw new AppError('NOT_FOUND')
    return {}
  },

  async called({ id }, { actor, now }) {
    counsellorPost(actor)
    const call = await calls.byId(id)
    const isMine = call && (call.counsellor === actor.id || call.allFrom <= now)
    if (!isMine) throw new AppError('NOT_FOUND', undefined, '没有找到这个回电请求')
    const fields: Partial<CallWish> = {
      state: 'called',
      hold: id,
      calledAt: now,
      sealed: sealMade(call),
      wakeAt: null,
    }
    const done = await calls.update({ _id: id, state: 'waiting' }, { ...fields, counsellor: actor.id })
    if (done > 0) return {}
    const { state, counsellor } = (await calls.byId(id)) ?? call
    if (state === 'off') throw new AppError('WRONG_STATE', undefined, '对方已经不需要回电了')
    if (counsellor !== actor.id) throw new AppError('WRONG_STATE', undefined, '同事已经打过这个电话了')
    return {}
  },
}
