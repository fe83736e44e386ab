import { AppError } from '@domain/errors'
import { answersInWords } from '@domain/request/answers'
import type { RequestContract } from '@domain/request/contract'
import { placeOf, type ServiceRequest } from '@domain/request/model'
import { may } from '@domain/request/policy'
import { presentItem, presentRequest } from '@domain/request/present'
import { candidates, route } from '@domain/request/routing'
import { submitRequest } from '@domain/request/submit'
import { covers, onDuty } from '@domain/street/model'
import { people, requests } from '@server/collections'
import { checkPictures, checkText } from '@server/content-check'
import { temporaryUrls } from '@server/files'
import { presentMe } from '@server/me'
import { progressTemplate, tellPeople } from '@server/messages'
import { page } from '@server/pages'
import { makeMove } from '@server/request/move'
import { deskFor, dispatchCommand, partyAgain, transferCommand } from '@server/request/parties'
import { insertOnce, loadsOf, requestById, staffedUnit } from '@server/request/repository'
import type { Call, Handlers } from '@server/serve'
import { listFor } from './lists'

/** A handful is enough for the first screen; the rest is one tap away. */
const ON_HOME = 5

const present = async (request: ServiceRequest, { actor, now }: Call) =>
  presentRequest(request, actor, now, await temporaryUrls(request.pictures))

/** Staff's words are their office's; residents' words are checked by WeChat. */
async function checkOwn(request: ServiceRequest, { actor }: Call, ...texts: (string | undefined)[]) {
  if (request.requester.id === actor.id) await checkText(actor.id, ...texts)
}

export const handlers: Handlers<RequestContract> = {
  async submit(input, call) {
    const { actor, now, key } = call
    const { category, unit: unitId, ...rest } = input
    const said = answersInWords(category, input.answers).map(answer => answer.value)
    const { contact, beneficiary = null } = input
    const words = [contact.name, input.text, ...said, input.address, beneficiary?.name, beneficiary?.address]
    const { unit, roster } = await staffedUnit(unitId)
    const [textChecked, picturesChecked] = await Promise.all([
      checkText(actor.id, ...words),
      checkPictures(input.pictures),
    ])
    const to = route(unit, category, roster, await loadsOf(roster, now), now)
    const asked = { category, ...rest, beneficiary }
    const fresh = submitRequest(asked, to, {
      id: key,
      key,
      now,
      by: actor.id,
      place: placeOf(unit),
      contentChecked: textChecked && picturesChecked,
    })
    const saved = await insertOnce(fresh)
    if (saved === fresh) await tellPeople(undefined, saved)
    return present(saved, call)
  },

  async dispatch({ id, version, ...input }, call) {
    const command = (request: ServiceRequest) => dispatchCommand(input, request, call.actor, call.now)
    return present(await makeMove({ move: 'dispatch', id, version, ...call, command }), call)
  },

  async accept({ id, version }, call) {
    const command = () => ({ move: 'accept' as const })
    return present(await makeMove({ move: 'accept', id, version, ...call, command }), call)
  },

  async note({ id, version, text }, call) {
    const command = async (request: ServiceRequest) => {
      await checkOwn(request, call, text)
      return { move: 'note' as const, text }
    }
    return present(await makeMove({ move: 'note', id, version, ...call, command }), call)
  },

  async return({ id, version, reason }, call) {
    const command = async (request: ServiceRequest) => ({
      move: 'return' as const,
      to: await deskFor(request, call.now),
      reason,
    })
    return present(await makeMove({ move: 'return', id, version, ...call, command }), call)
  },

  async transfer({ id, version, ...input }, call) {
    const command = (request: ServiceRequest) => transferCommand(input, request, call.now)
    return present(await makeMove({ move: 'transfer', id, version, ...call, command }), call)
  },

  async resolve({ id, version, result }, call) {
    const command = () => ({ move: 'resolve' as const, result })
    return present(await makeMove({ move: 'resolve', id, version, ...call, command }), call)
  },

  async rate({ id, version, solved, words }, call) {
    const command = async (request: ServiceRequest) => {
      await checkOwn(request, call, words)
      return { move: 'rate' as const, solved, words: words || undefined }
    }
    return present(await makeMove({ move: 'rate', id, version, ...call, command }), call)
  },

  async reopen({ id, version, reason }, call) {
    const command = async (request: ServiceRequest) => {
      await checkOwn(request, call, reason)
      return { move: 'reopen' as const, to: await partyAgain(request, call.now), reason }
    }
    return present(await makeMove({ move: 'reopen', id, version, ...call, command }), call)
  },

  async withdraw({ id, version, reason }, call) {
    const command = async (request: ServiceRequest) => {
      await checkOwn(request, call, reason)
      return { move: 'withdraw' as const, reason }
    }
    return present(await makeMove({ move: 'withdraw', id, version, ...call, command }), call)
  },

  async refuse({ id, version, reason, instead }, call) {
    const command = () => ({ move: 'refuse' as const, reason, instead })
    return present(await makeMove({ move: 'refuse', id, version, ...call, command }), call)
  },

  async get({ id }, call) {
    const request = await requestById(id)
    if (!may('see', call.actor, request)) throw new AppError('FORBIDDEN')
    return present(request, call)
  },

  async list(ask, { actor, now }) {
    const list = listFor(ask, actor, now)
    const { items, next } = await page(requests.find, { ...list, cursor: ask.cursor, limit: ask.limit })
    return { items: items.map(request => presentItem(request, actor, now)), next }
  },

  async candidates({ id, unit: asked }, { actor, now }) {
    const request = await requestById(id)
    if (!may('transfer', actor, request) && !may('dispatch', actor, request)) throw new AppError('FORBIDDEN')
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
      open: open.map(request => presentItem(request, actor, now)),
      now,
      templates: template ? [template] : [],
    }
  },
}
