import type { AccountContract } from '@domain/account/contract'
import { AppError } from '@domain/errors'
import { categories } from '@domain/request/categories'
import { statusNames } from '@domain/request/story'
import type { Person } from '@domain/street/model'
import { people, requests, units } from '@server/collections'
import { checkText } from '@server/content-check'
import { presentMe } from '@server/me'
import type { Call, Handlers } from '@server/serve'

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

async function copyOf({ actor }: Call) {
  const mine = { 'requester.id': actor.id }
  const [person, total, newest, oldest] = await Promise.all([
    people.byId(actor.id),
    requests.count(mine),
    requests.find({ where: mine, orderBy: [['submittedAt', 'desc']], limit: COPIED }),
    requests.find({ where: mine, orderBy: [['submittedAt', 'asc']], limit: 1 }),
  ])
  return { person, total, newest, first: oldest[0]?.submittedAt ?? null }
}

export const handlers: Handlers<AccountContract> = {
  async me(_input, { actor }) {
    return presentMe(await people.byId(actor.id), actor)
  },

  async save({ unit, ...said }, { actor, now }) {
    if (said.name) await checkText(actor.id, said.name)
    const before = (await people.byId(actor.id)) ?? blank(actor.id)
    const after = { ...before, ...said, ...(unit && (await livingIn(unit))), updatedAt: now }
    await people.put(after)
    return presentMe(after, actor)
  },

  async mine(_input, call) {
    const { person, total, newest, first } = await copyOf(call)
    const me = presentMe(person, call.actor)
    const profile = [me.name, me.phone, me.unit?.name].filter(Boolean).join('，')
    const posts = me.posts.map(post => `${post.name}（${post.scopeName}）`).join('，')
    const lines = newest.map(
      r => `${r.no} ${categories[r.category].name} ${statusNames[r.status]} ${r.submittedAt.slice(0, 10)}`,
    )
    return {
      me,
      requests: { total, first },
      records: [
        { what: '个人资料', count: profile ? 1 : 0, text: profile || '没有保存' },
        { what: '岗位', count: me.posts.length, text: posts || '没有岗位' },
        { what: '我的诉求', count: total, text: lines.join('\n') || '没有诉求' },
      ],
    }
  },

  async forget(_input, { actor }) {
    await people.remove({ _id: actor.id })
    return presentMe(undefined, actor)
  },
}
