import type { Wait, WaitSecrets } from '@domain/hotline/records'
import { lanzhouDay } from '@domain/lanzhou'
import { _ } from '../cloud'
import { waits } from '../collections'
import { about } from './about'
import { seal, unseal } from './seal'

/** Seals what somebody says who waits, bound to their place on the list. */
export const sealWait = (id: string, secrets: WaitSecrets) => seal(secrets, about('wait', id))
export const waitSecretsOf = ({ _id, sealed }: Wait): WaitSecrets | undefined =>
  unseal<WaitSecrets>(sealed, about('wait', _id))

/** Whoever waits for a counsellor or for any, in the order in which they came. One round trip. */
export const queueFor = (counsellor: string): Promise<Wait[]> =>
  waits.find({ where: { counsellor: _.in([counsellor, null]) }, orderBy: [['at', 'asc']], limit: 500 })

/** Whether anybody waits for a counsellor or for any: then a place that is given up is kept for them. One round trip. */
export const isAwaited = async (counsellor: string): Promise<boolean> =>
  (await waits.find({ where: { counsellor: _.in([counsellor, null]) }, limit: 1 })).length > 0

/** Whether a slot is one that somebody waits for. */
export const suits = (wait: Wait, slot: { start: string }, ways: readonly string[]): boolean => {
  const day = lanzhouDay(slot.start)
  return wait.from <= day && day <= wait.until && !wait.passed.includes(slot.start) && ways.includes(wait.way)
}

/** A wait as its client sees it, with how many came before for whom a same day could do. One round trip. */
export async function presentWait(wait: Wait) {
  const { _id, counsellor, counsellorName, from, until, at } = wait
  const before = await waits.count({
    counsellor: counsellor === null ? null : _.in([counsellor, null]),
    from: _.lte(until),
    until: _.gte(from),
    at: _.lt(at),
  })
  return {
    id: _id,
    counsellor: counsellor === null ? null : { id: counsellor, name: counsellorName ?? '' },
    from,
    until,
    before,
    since: at,
  }
}

/** Takes somebody off the waitlist. */
export const leaveQueue = (client: string): Promise<number> => waits.remove({ _id: client })

/**
 * Notes that a slot was offered in vain, so that the next one is asked; once for each start, however often it is said.
 * Gives how many offers nobody answered.
 */
export async function passOver(client: string, start: string, answered: boolean): Promise<number> {
  const isNews = { _id: client, passed: _.neq(start) }
  await waits.adjust(isNews, { passed: _.addToSet(start), ...(!answered && { unanswered: _.inc(1) }) })
  return (await waits.byId(client))?.unanswered ?? 0
}
