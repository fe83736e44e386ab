import { fingerprint } from '@domain/calendar/fingerprint'
import { AppError } from '@domain/errors'
import { answersInWords } from '@domain/request/answers'
import type { RequestContract } from '@domain/request/contract'
import { placeOf } from '@domain/request/model'
import { may } from '@domain/request/policy'
import { presentItem } from '@domain/request/present'
import { recorderOf } from '@domain/request/recorded'
import { candidates } from '@domain/request/routing'
import { checkWanted, submitRequest } from '@domain/request/submit'
import { withPeoplePresent } from '@domain/request/succession'
import { clockFrom, isUrgent } from '@domain/request/terms'
import { covers, onDuty } from '@domain/street/model'
import { people, requests } from '@server/collections'
import { checkPictures, checkText } from '@server/content-check'
import { presentMe } from '@server/me'
import { progressTemplate, recordMessages } from '@server/messages'
import { page } from '@server/pages'
import { insertOnce, loadsOf, requestById, staffedUnit } from '@server/request/repository'
import { chooseParty } from '@server/request/routing'
import type { Handlers } from '@server/serve'
import { byDesk } from './by-desk'
import { byHandler } from './by-handler'
import { byResident } from './by-resident'
import { listFor } from './lists'
import { present } from './moving'

/** A handful is enough for the first screen; the rest is one tap away. */
const ON_HOME = 5

export const handlers: Handlers<RequestContract> = {
  async submit(input, call) {
    const { actor, now, key } = call
    const { category, unit: unitId, ...rest } = input
    const said = answersInWords(category, input.answers).map(answer => answer.value)
    const { contact, beneficiary = null } = input
    const words = [contact.name, input.text, ...said, input.address, beneficiary?.name, beneficiary?.address]
    checkWanted(input.wanted, now)
    const staffed = await staffedUnit(unitId)
    const { unit, settings } = staffed
    const [textChecked, picturesChecked] = await Promise.all([
      checkText(actor.id, ...words),
      checkPictures(input.pictures),
    ])
    const { to, ...why } = await chooseParty(staffed, { category, needs: input.needs, now })
    const urgent = isUrgent(settings, category, unit)
    const asked = { category, ...rest, beneficiary }
    const fresh = submitRequest(asked, to, {
      ...why,
      urgent,
      clocks: {
        respond: clockFrom('respond', settings, category, urgent, now),
        resolve: clockFrom('resolve', settings, category, urgent, now),
      },
      calendar: fingerprint(settings.calendar),
      id: key,
      key,
      now,
      by: actor.id,
      recordedBy: recorderOf(actor, unit, asked),
      place: placeOf(unit),
      contentChecked: textChecked && picturesChecked,
    })
    const saved = await insertOnce(fresh)
    if (saved === fresh) await recordMessages(undefined, saved)
    return present(saved, call)
  },

  ...byHandler,
  ...byResident,
  ...byDesk,

  async get({ id }, call) {
    const request = withPeoplePresent(await requestById(id), call.actor.departures, call.now)
    if (!may('see', call.actor, request)) throw new AppError('FORBIDDEN')
    return present(request, call)
  },

  async list(ask, { actor, now }) {
    const list = listFor(ask, actor, now)
    const { items, next } = await page(requests.find, { ...list, cursor: ask.cursor, limit: ask.limit })
    const there = items.map(request => withPeoplePresent(request, actor.departures, now))
    return { items: there.map(request => presentItem(request, actor, now)), next }
  },

  async candidates({ id, unit: asked }, { actor, now }) {
    const request = withPeoplePresent(await requestById(id), actor.departures, now)
    if (!(['transfer', 'dispatch', 'assist'] as const).some(right => may(right, actor, request)))
      throw new AppError('FORBIDDEN')
    const { unit, roster } = await staffedUnit(asked ?? request.unit)
    const loads = await loadsOf(roster, now)
    const best = candidates(unit, request.category, roster, loads, now).map(post => post.person)
    const rank = (person: string) => (best.includes(person) ? best.indexOf(person) : best.length)
    const people = roster
      .filter(post => post.scope === unit._id && (post.role === 'cadre' || post.role === 'lead'))
      .map(post => ({
        id: post.person,
        name: post.name,
        role: post.role === 'lead' ? ('lead' as const) : ('cadre' as const),
        covers: covers(post, request.category),
        away: !onDuty(post, now),
        open: loads[post.person]?.open ?? 0,
      }))
      .sort((a, b) => Number(a.away) - Number(b.away) || rank(a.id) - rank(b.id))
    return { people }
  },

  async home(_input, { actor, now }) {
    const [person, open] = await Promise.all([
      people.byId(actor.id),
      requests.find({
        where: { 'requester.id': actor.id, open: true },
        orderBy: [['changedAt', 'desc']],
        limit: ON_HOME,
      }),
    ])
    const template = progressTemplate()
    return {
      me: presentMe(person, actor),
      open: open.map(request => presentItem(withPeoplePresent(request, actor.departures, now), actor, now)),
      now,
      templates: template ? [template] : [],
    }
  },
}
