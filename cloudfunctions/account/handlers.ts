import type { AccountContract } from '@domain/account/contract'
import { AppError } from '@domain/errors'
import { lanzhouDay, lanzhouTime } from '@domain/lanzhou'
import { categories } from '@domain/request/categories'
import { statusNames } from '@domain/request/story'
import type { Person } from '@domain/street/model'
import { _ } from '@server/cloud'
import { appointments, calls, messages, people, requests, units, waits } from '@server/collections'
import { checkText } from '@server/content-check'
import { clientOf, keysIfThere } from '@server/hotline/keys'
import { presentMe } from '@server/me'
import { Duplicate } from '@server/retry'
import type { Call, Handlers } from '@server/serve'
import { legible, messageHandlers, namesOf } from './messages'

/** A copy for oneself holds this many requests, the newest; a resident rarely has more. */
const COPIED = 100

const blank = (id: string): Person => ({
  _id: id,
  name: '',
  phone: '',
  unit: '',
  unitName: '',
  community: '',
  communityName: '',
  updatedAt: '',
})

/** The fields that choosing a unit sets. @throws AppError UNIT_UNKNOWN */
async function livingIn(id: string): Promise<Partial<Person>> {
  const unit = await units.byId(id)
  if (!unit) throw new AppError('UNIT_UNKNOWN', { field: 'unit' })
  const { _id, name, community, communityName } = unit
  return { unit: _id, unitName: name, community, communityName }
}

/** Writes only the fields that were said: a name and a unit saved in the same second both stay. */
async function keep(id: string, fields: Partial<Person>): Promise<void> {
  const update = () => people.update({ _id: id }, fields)
  if ((await update()) > 0) return
  try {
    await people.insert({ ...blank(id), ...fields })
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
    await update()
  }
}

/** What the hotline keeps of the caller, where this deployment has it: all of it stands under a keyed hash. */
async function hotlineOf(openid: string) {
  if (!keysIfThere()) return { count: 0, newest: [], wishes: [] }
  const mine = { client: clientOf(openid) }
  const [count, newest, waiting, called] = await Promise.all([
    appointments.count(mine),
    appointments.find({ where: mine, orderBy: [['start', 'desc']], limit: COPIED }),
    waits.find({ where: { _id: mine.client }, limit: 1 }),
    calls.find({ where: mine, limit: COPIED }),
  ])
  const wishes = [
    ...waiting.map(({ at }) => ({ what: '候补', at })),
    ...called.map(({ at }) => ({ what: '请回电', at })),
  ]
  return { count, newest, wishes }
}

/** The messages to the caller, and the newest of them. */
async function toldTo(openid: string) {
  const where = { to: _.in(namesOf(openid)) }
  const [count, newest] = await Promise.all([
    messages.count(where),
    messages.find({ where, orderBy: [['at', 'desc']], limit: COPIED }),
  ])
  return { count, newest: newest.map(legible) }
}

async function copyOf({ actor }: Call) {
  const mine = { 'requester.id': actor.id }
  const [hotline, told, person, total, newest, oldest] = await Promise.all([
    hotlineOf(actor.id),
    toldTo(actor.id),
    people.byId(actor.id),
    requests.count(mine),
    requests.find({ where: mine, orderBy: [['submittedAt', 'desc']], limit: COPIED }),
    requests.find({ where: mine, orderBy: [['submittedAt', 'asc']], limit: 1 }),
  ])
  return { hotline, told, person, total, newest, first: oldest[0]?.submittedAt ?? null }
}

export const handlers: Handlers<AccountContract> = {
  async me(_input, { actor }) {
    return presentMe(await people.byId(actor.id), actor)
  },

  async save({ unit, ...said }, { actor, now }) {
    if (said.name) await checkText(actor.id, said.name)
    await keep(actor.id, { ...said, ...(unit && (await livingIn(unit))), updatedAt: now })
    return presentMe(await people.byId(actor.id), actor)
  },

  async mine(_input, call) {
    const { hotline, told, person, total, newest, first } = await copyOf(call)
    const me = presentMe(person, call.actor)
    const profile = [me.name, me.phone, me.unit?.name].filter(Boolean).join('，')
    const posts = me.posts.map(post => `${post.name}（${post.scopeName}）`).join('，')
    const lines = newest.map(
      r => `${r.no} ${categories[r.category].name} ${statusNames[r.status]} ${lanzhouDay(r.submittedAt)}`,
    )
    return {
      me,
      requests: { total, first },
      records: [
        { what: '个人资料', count: profile ? 1 : 0, text: profile || '没有保存' },
        { what: '岗位', count: me.posts.length, text: posts || '没有岗位' },
        { what: '我的诉求', count: total, text: lines.join('\n') || '没有诉求' },
        {
          what: '预约的服务',
          count: hotline.count,
          text: hotline.newest.map(({ start }) => lanzhouTime(start)).join('\n') || '没有预约',
        },
        {
          what: '候补和回电',
          count: hotline.wishes.length,
          text: hotline.wishes.map(({ what, at }) => `${what} ${lanzhouTime(at)}`).join('\n') || '没有',
        },
        {
          what: '消息',
          count: told.count,
          text: told.newest.map(({ at, text }) => `${lanzhouDay(at)} ${text}`).join('\n') || '没有消息',
        },
      ],
    }
  },

  ...messageHandlers,

  async forget(_input, { actor }) {
    await people.remove({ _id: actor.id })
    return presentMe(undefined, actor)
  },
}
