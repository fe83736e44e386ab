import { lanzhouDay } from '@domain/lanzhou'
import { daysAfter } from '@domain/request/deadline'
import { _ } from '@server/cloud'
import { appointments, calls, messages, notes, readings, waits } from '@server/collections'
import { sealSecrets, secretsOf } from '@server/hotline/appointments'
import { openCall, sealCall } from '@server/hotline/calls'
import { hotlineKeys, keysIfThere } from '@server/hotline/keys'
import { openMessage, sealMessage } from '@server/hotline/messages'
import { noteTextOf, sealNote } from '@server/hotline/notes'
import { sealWait, waitSecretsOf } from '@server/hotline/waiting'

const AT_ONCE = 100
/** Calls are kept as long as no-shows may count. */
const CALL_DAYS = 365

/** Seals anew what an older key has sealed, as long as the old one is there to open it. Gives how many. */
async function sealAnew(left: () => number): Promise<number> {
  const { current, byId } = hotlineKeys()
  const older = [...byId.keys()].filter(id => id !== current)
  if (older.length === 0) return 0
  const where = { 'sealed.key': _.in(older) }
  let count = 0
  const all = async <T extends { _id: string }>(
    find: () => Promise<T[]>,
    one: (item: T) => Promise<unknown>,
  ) => {
    const failed = new Set<string>()
    while (left() > 0) {
      const todo = (await find()).filter(({ _id }) => !failed.has(_id))
      if (todo.length === 0) return
      for (const item of todo) {
        if (left() <= 0) return
        if (await one(item)) count++
        // Somebody has changed it in this moment, or it can't be opened: not again in this tick.
        failed.add(item._id)
      }
    }
  }
  await all(
    () => appointments.find({ where, limit: AT_ONCE }),
    item => {
      const secrets = secretsOf(item)
      const isOpened = secrets.openid !== '' || secrets.name !== ''
      const { _id, version } = item
      return isOpened
        ? appointments.update({ _id, version }, { sealed: sealSecrets(_id, secrets), version: version + 1 })
        : Promise.resolve(0)
    },
  )
  await all(
    () => notes.find({ where, limit: AT_ONCE }),
    item => {
      const text = noteTextOf(item)
      const unchanged = { _id: item._id, 'sealed.iv': item.sealed.iv }
      return text ? notes.update(unchanged, { sealed: sealNote(item._id, { text }) }) : Promise.resolve(0)
    },
  )
  await all(
    () => waits.find({ where, limit: AT_ONCE }),
    item => {
      const secrets = waitSecretsOf(item)
      const unchanged = { _id: item._id, 'sealed.iv': item.sealed.iv }
      return secrets ? waits.update(unchanged, { sealed: sealWait(item._id, secrets) }) : Promise.resolve(0)
    },
  )
  await all(
    () => calls.find({ where, limit: AT_ONCE }),
    item => {
      const secrets = openCall(item)
      const unchanged = { _id: item._id, 'sealed.iv': item.sealed?.iv }
      return secrets ? calls.update(unchanged, { sealed: sealCall(item._id, secrets) }) : Promise.resolve(0)
    },
  )
  await all(
    () => messages.find({ where, limit: AT_ONCE }),
    item => {
      const opened = openMessage(item)
      const unchanged = { _id: item._id, 'sealed.iv': item.sealed?.iv }
      return opened ? messages.update(unchanged, { sealed: sealMessage(opened).sealed }) : Promise.resolve(0)
    },
  )
  return count
}

/** Destroys what has been kept for as long as it may. Gives how many. */
async function destroy(now: string): Promise<number> {
  const removed = await Promise.all([
    notes.remove({ destroyAt: _.lte(now) }),
    readings.remove({ destroyAt: _.lte(now) }),
    waits.remove({ until: _.lt(lanzhouDay(now)) }),
    calls.remove({ state: _.in(['waiting', 'called', 'off']), at: _.lt(daysAfter(now, -CALL_DAYS)) }),
  ])
  return removed.reduce((sum, count) => sum + count, 0)
}

/** Keeps what is confidential as it has to be kept: under the current key, and no longer than it may. */
export async function keepConfidential(now: string, left: () => number): Promise<number> {
  if (!keysIfThere()) return 0
  return (await destroy(now)) + (await sealAnew(left))
}
