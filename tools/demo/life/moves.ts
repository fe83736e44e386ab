import type { ServiceRequest } from '@domain/request/model'
import { candidates } from '@domain/request/routing'
import { STREET } from '@domain/street/model'
import * as phrases from '../words/phrases'
import { routed } from './parties'
import {
  colleagues,
  deskOfficer,
  handlerIsThere,
  type Intent,
  leadOf,
  type Scene,
  whoGaveItUp,
} from './scene'

/*
 * What people mean to do, one by one. Each looks at the scene when its time has come, and says what would be called;
 * undefined where it can't be done any more.
 */

/** Whether it is about a place rather than a person. */
const isPlace = ({ category }: ServiceRequest): boolean =>
  category === 'fire-hazard' || category === 'environment'

const thing = ({ request }: Scene) => ({ id: request._id })

// --- the one who answers for it ---------------------------------------------------------------------------
/** Only while they are there; who is on leave does nothing. */
const handler =
  (does: Intent): Intent =>
  scene =>
    handlerIsThere(scene) ? does(scene) : undefined

export const accept: Intent = handler(scene => {
  return { caller: scene.request.responsible.id, action: 'accept', input: thing(scene) }
})
export const report: Intent = handler(scene => {
  const { request, draws } = scene
  return {
    caller: request.responsible.id,
    action: 'note',
    input: { ...thing(scene), text: draws.pick(isPlace(request) ? phrases.onSite : phrases.progress) },
  }
})
export const giveBack: Intent = handler(scene => {
  const reason = scene.draws.pick(phrases.returnReasons)
  return { caller: scene.request.responsible.id, action: 'return', input: { ...thing(scene), reason } }
})
export const handOver: Intent = handler(scene => {
  const to = colleagues(scene)[0]?.person
  if (!to) return undefined
  const reason = scene.draws.pick(phrases.transferReasons)
  return { caller: scene.request.responsible.id, action: 'transfer', input: { ...thing(scene), to, reason } }
})
/** Through the desk: to another unit of the community. */
export const proposeElsewhere: Intent = handler(scene => {
  const { world, request, draws } = scene
  const unit = draws.pick(world.unitsOf(request.community).filter(({ _id }) => _id !== request.unit))._id
  const reason = draws.pick(phrases.elsewhereReasons)
  return { caller: request.responsible.id, action: 'transfer', input: { ...thing(scene), unit, reason } }
})
export const resolve: Intent = handler(scene => {
  const { request, draws } = scene
  const result = request.reopenings > 0 ? draws.pick(phrases.secondResults) : scene.result
  return { caller: request.responsible.id, action: 'resolve', input: { ...thing(scene), result } }
})

// --- others of the unit -----------------------------------------------------------------------------------
export const colleagueAccepts: Intent = scene => {
  const caller = colleagues(scene)[0]?.person
  return caller ? { caller, action: 'accept', input: thing(scene) } : undefined
}
/** The lead covers what nobody takes. */
export const leadAccepts: Intent = scene => {
  const caller = leadOf(scene)?.person
  return caller ? { caller, action: 'accept', input: thing(scene) } : undefined
}
export const leadReassigns: Intent = scene => {
  const [caller, to] = [leadOf(scene)?.person, colleagues(scene)[0]?.person]
  if (!caller || !to || caller === to) return undefined
  const reason = scene.draws.pick(phrases.leadReasons)
  return { caller, action: 'transfer', input: { ...thing(scene), to, reason } }
}

// --- the desk ---------------------------------------------------------------------------------------------
const byDesk = (scene: Scene, input: { to?: string; unit?: string; reason?: string }): ReturnType<Intent> => {
  return { caller: deskOfficer(scene).person, action: 'dispatch', input: { ...thing(scene), ...input } }
}
/** Automatically, where somebody of the unit other than who gave it up would get it. */
export const dispatchAutomatically: Intent = scene => {
  const { world, request, now } = scene
  const to = routed(world, world.unit(request.unit), request.category, now)
  const suits = (to.role === 'cadre' || to.role === 'lead') && to.id !== whoGaveItUp(scene)
  return suits ? byDesk(scene, {}) : undefined
}
/** By hand, to the least busy who can take it, or to the lead. */
export const dispatchByHand: Intent = scene => {
  const { world, request, now, draws } = scene
  const unit = world.unit(request.unit)
  const roster = world.rosterOf(unit)
  const best = candidates(unit, request.category, roster, world.loadsOf(roster, now), now)
  const people = [...best.map(post => post.person), ...colleagues(scene).map(post => post.person)]
  const to = people.find(person => person !== whoGaveItUp(scene)) ?? leadOf(scene)?.person
  const reason = draws.odds(0.5) ? draws.pick(phrases.dispatchReasons) : undefined
  return to ? byDesk(scene, { to, ...(reason && { reason }) }) : undefined
}
/** To the unit that was proposed, or to another one of the community; now and then to another community. */
export const dispatchElsewhere: Intent = scene => {
  const { world, request, draws } = scene
  const proposal = request.story.filter(event => event.type === 'transferred').at(-1)?.suggested
  const all = world.unitsOf(draws.odds(0.9) ? request.community : undefined)
  const others = all.filter(({ _id }) => _id !== request.unit)
  const unit = others.find(({ name }) => name === proposal) ?? draws.pick(others)
  return byDesk(scene, { unit: unit._id, reason: draws.pick(phrases.elsewhereReasons) })
}
export const refuse: Intent = scene => {
  const [reason, instead] = scene.draws.pick(phrases.refusalsOf(scene.request.category))
  const input = { ...thing(scene), reason, instead }
  return { caller: deskOfficer(scene).person, action: 'refuse', input }
}
export const deskNotes: Intent = scene => {
  const input = { ...thing(scene), text: scene.draws.pick(phrases.deskNotes) }
  return { caller: deskOfficer(scene).person, action: 'note', input }
}
/** The street steps in where something is late: it names somebody else. */
export const streetReassigns: Intent = scene => {
  const to = colleagues(scene)[0]?.person
  const officer = scene.world
    .rosterOf(scene.world.unit(scene.request.unit))
    .find(post => post.scope === STREET)
  if (!to || officer?.role !== 'street') return undefined
  const input = { ...thing(scene), to, reason: scene.draws.pick(phrases.leadReasons) }
  return { caller: officer.person, action: 'dispatch', input }
}

// --- the resident -----------------------------------------------------------------------------------------
export const residentNotes: Intent = scene => {
  const input = { ...thing(scene), text: scene.draws.pick(phrases.residentNotes) }
  return { caller: scene.request.requester.id, action: 'note', input }
}
export const withdraw: Intent = scene => {
  const reason = scene.draws.pick(phrases.withdrawReasons)
  const input = { ...thing(scene), ...(reason && { reason }) }
  return { caller: scene.request.requester.id, action: 'withdraw', input }
}
export const rateSolved: Intent = scene => {
  const words = scene.draws.pick(phrases.thanks)
  const input = { ...thing(scene), solved: true, ...(words && { words }) }
  return { caller: scene.request.requester.id, action: 'rate', input }
}
export const rateUnsolved: Intent = scene => {
  const input = { ...thing(scene), solved: false, words: scene.draws.pick(phrases.complaints) }
  return { caller: scene.request.requester.id, action: 'rate', input }
}
export const reopen: Intent = scene => {
  const input = { ...thing(scene), reason: scene.draws.pick(phrases.againReasons) }
  return { caller: scene.request.requester.id, action: 'reopen', input }
}
