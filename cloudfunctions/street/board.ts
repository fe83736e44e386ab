import { overseen } from '@domain/ledger/overseen'
import { inWork } from '@domain/request/model'
import { type Attention, attentions } from '@domain/street/board'
import type { StreetContract } from '@domain/street/contract'
import { _, db } from '@server/cloud'
import { communities, requests } from '@server/collections'
import type { Handlers } from '@server/serve'
import type { Where } from '@server/store'

const ALL = 1000

type Row = { _id: string } & Partial<Record<Attention, number>>

/** Counts by community what bears a flag of staff's. One round trip. */
function flagged(where: Where, now: string): Promise<Row[]> {
  const $ = db.command.aggregate
  const has = (flag: string) => $.in([flag, '$flags'])
  const count = (condition: unknown) => $.sum($.cond([condition, 1, 0]))
  const wanted = ['escalated', 'reopened', 'supervised', 'extension', 'referred', 'callBack']
  return requests.aggregate<Row>(start =>
    start.match({ ...where, flags: _.in(wanted) }).group({
      _id: '$community',
      atStreet: count($.and([has('escalated'), $.eq(['$escalated', 'street'])])),
      reopened: count(has('reopened')),
      supervised: count(has('supervised')),
      extension: count(has('extension')),
      referralDue: count($.and([has('referred'), $.lte(['$referral.expectBy', now])])),
      callBack: count(has('callBack')),
    }),
  )
}

/** Counts by community what is late at this moment. One round trip. */
const late = (where: Where, now: string): Promise<Row[]> =>
  requests.aggregate<Row>(start =>
    start
      .match({ ...where, status: _.in([...inWork]), dueAt: _.lte(now) })
      .group({ _id: '$community', overdue: db.command.aggregate.sum(1) }),
  )

/** What wants attention, counted from the requests themselves: by the same conditions as the lists behind. */
export const boardHandlers: Pick<Handlers<StreetContract>, 'board'> = {
  async board(_input, { actor, now }) {
    const reach = overseen(actor, undefined)
    const where: Where = reach ? { community: _.in(reach) } : {}
    const [places, ...counted] = await Promise.all([
      communities.find({
        where: reach ? { _id: _.in(reach) } : {},
        orderBy: [['_id', 'asc']],
        limit: ALL,
      }),
      flagged(where, now),
      late(where, now),
    ])
    const countOf = (community: string, attention: Attention): number =>
      counted.flat().find(row => row._id === community && row[attention] !== undefined)?.[attention] ?? 0
    const rows = places.map(({ _id, name }) => ({
      community: _id,
      name,
      counts: Object.fromEntries(attentions.map(each => [each, countOf(_id, each)])) as Record<
        Attention,
        number
      >,
    }))
    return { rows, now }
  },
}
