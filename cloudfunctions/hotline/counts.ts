import { AppError } from '@domain/errors'
import type { HotlineContract } from '@domain/hotline/contract'
import { type MonthCount, shown } from '@domain/hotline/counts'
import { instantsOf, monthsBetween } from '@domain/ledger/months'
import { _, db } from '@server/cloud'
import { appointments } from '@server/collections'
import type { Handlers } from '@server/serve'

/** What the street sees of the hotline: numbers. */
export const countHandlers: Pick<Handlers<HotlineContract>, 'counts'> = {
  async counts({ from, until }, { actor }) {
    if (!actor.posts.some(post => post.role === 'street')) {
      throw new AppError('FORBIDDEN', undefined, '这里由街道查看')
    }
    const $ = db.command.aggregate
    const count = (condition: unknown) => $.sum($.cond([condition, 1, 0]))
    const has = (...statuses: string[]) => $.in(['$status', statuses])
    const months = monthsBetween(from, until)
    const { from: first, until: end } = instantsOf(months)
    const start = _.gte(first).and(_.lt(end))
    // Months are Lanzhou's, starts are ISO in UTC: a start belongs to the last month that has begun by then.
    const monthOf = months.reduceRight<unknown>(
      (later, month, index) =>
        index === months.length - 1
          ? month
          : $.cond([$.lt(['$start', instantsOf([month]).until]), month, later]),
      undefined,
    )
    const found = await appointments.aggregate<MonthCount & { _id: string }>(begin =>
      begin
        .match({ start, status: _.in(['held', 'booked', 'done', 'noShow', 'cancelled']) })
        .group({
          _id: monthOf,
          total: $.sum(1),
          done: count(has('done')),
          noShow: count(has('noShow')),
          cancelled: count(has('cancelled')),
          rated: count($.gt(['$stars', 0])),
          starsSum: $.sum('$stars'),
        })
        .limit(months.length),
    )
    const none = { total: 0, done: 0, noShow: 0, cancelled: 0, rated: 0, starsSum: 0 }
    const rows = months.map(month => ({ ...none, ...found.find(({ _id }) => _id === month), month }))
    return { rows: rows.map(shown) }
  },
}
