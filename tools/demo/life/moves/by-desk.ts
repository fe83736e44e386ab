import { lanzhouDay } from '@domain/lanzhou'
import { daysAfter } from '@domain/request/deadline'
import { inWork } from '@domain/request/model'
import { candidates } from '@domain/request/routing'
import { onDuty } from '@domain/street/model'
import * as helping from '../../words/helping'
import * as phrases from '../../words/phrases'
import { chooseParty } from '../routing'
import {
  colleagues,
  deskOfficer,
  type Intent,
  leadOf,
  type Scene,
  streetOfficer,
  thing,
  whoGaveItUp,
} from '../scene'

/*
 * What the desk of a community, and the street, mean to do.
 */

const byDesk = (scene: Scene, input: { to?: string; unit?: string; reason?: string }): ReturnType<Intent> => {
  return { caller: deskOfficer(scene).person, action: 'dispatch', input: { ...thing(scene), ...input } }
}

/** Automatically, where somebody of the unit other than who gave it up would get it. */
export const dispatchAutomatically: Intent = scene => {
  const { world, request, now } = scene
  const { to } = chooseParty(world, world.unit(request.unit), request, now)
  const suits = (to.role === 'cadre' || to.role === 'lead') && to.id !== whoGaveItUp(scene)
  return suits ? byDesk(scene, {}) : undefined
}

/** By hand, to the least busy who can take it, or to the lead. */
export const dispatchByHand: Intent = scene => {
  const { world, request, now, draws } = scene
  const unit = world.unit(request.unit)
  const roster = world.rosterOf(unit)
  const best = candidates(unit, request.category, roster, world.loadsOf(roster, now), now)
  const people = [...best, ...colleagues(scene)].map(post => post.person)
  const to =
    people.find(person => person !== whoGaveItUp(scene) && person !== request.responsible.id) ??
    leadOf(scene)?.person
  if (!to || to === request.responsible.id) return undefined
  const reason = draws.odds(0.5) ? draws.pick(phrases.dispatchReasons) : undefined
  return byDesk(scene, { to, ...(reason && { reason }) })
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
  const officer = streetOfficer(scene)
  if (!to || !officer) return undefined
  const input = { ...thing(scene), to, reason: scene.draws.pick(phrases.leadReasons) }
  return { caller: officer.person, action: 'dispatch', input }
}

export const decideExtension: Intent = scene => {
  const { request, draws } = scene
  if (!request.extension) return undefined
  const approve = draws.odds(0.86)
  const reason = approve ? undefined : draws.pick(helping.declineReasons)
  const input = { ...thing(scene), approve, ...(reason && { reason }) }
  return { caller: deskOfficer(scene).person, action: 'decideExtension', input }
}

/** The street supervises what was called up to it, the desk the rest. */
export const supervise: Intent = scene => {
  const { request, draws, now } = scene
  const { supervision } = request
  if (supervision && !supervision.repliedAt && now < supervision.replyBy) return undefined
  const officer = (request.escalated === 'street' && streetOfficer(scene)) || deskOfficer(scene)
  const input = { ...thing(scene), words: draws.pick(helping.supervisionWords) }
  return { caller: officer.person, action: 'supervise', input }
}

/** 吹哨报到: the desk calls people of several units together. */
export const whistle: Intent = scene => {
  const { world, request, draws, now } = scene
  const near = world
    .unitsOf(request.community)
    .flatMap(unit => world.rosterOf(unit).filter(post => post.scope === unit._id))
    .filter(post => onDuty(post, now) && post.person !== request.responsible.id)
  const people = [...new Set(draws.shuffled(near).map(post => post.person))].slice(0, draws.int(2, 4))
  const parts = people.map(to => ({ to, task: draws.pick(helping.tasksOf(request.category)) }))
  return { caller: deskOfficer(scene).person, action: 'assist', input: { ...thing(scene), parts } }
}

/** The desk asks a body outside itself, and answers for the outcome. */
export const deskRefers: Intent = scene => {
  const { request, draws, now } = scene
  const [body, words] = draws.pick(helping.bodiesOf(request.category))
  const expectBy = lanzhouDay(daysAfter(now, draws.int(2, 7)))
  const input = { ...thing(scene), body, words, expectBy }
  return { caller: deskOfficer(scene).person, action: 'refer', input }
}

/** Two requests tell of the same thing: the later one goes into the earlier. */
export const merge: Intent = scene => {
  const main = scene.main ? scene.world.request(scene.main) : undefined
  if (!main || !inWork.includes(main.status) || main.community !== scene.request.community) return undefined
  if (scene.request.duplicates.length > 0) return undefined
  return { caller: deskOfficer(scene).person, action: 'merge', input: { ...thing(scene), into: main._id } }
}

/** A follow-up call (回访), by somebody who has not handled it. */
export const followUp: Intent = scene => {
  const { request, draws } = scene
  const caller = deskOfficer(scene).person
  const handled = request.story.some(event => event.type === 'resolved' && event.by.id === caller)
  if (handled) return undefined
  if (draws.odds(0.24)) {
    const input = { ...thing(scene), reached: false, words: draws.pick(helping.notReached) }
    return { caller, action: 'followUp', input }
  }
  const solved = draws.odds(request.verdict === 'unsolved' ? 0.15 : 0.87)
  const satisfaction = solved
    ? draws.among([
        ['satisfied', 80],
        ['neutral', 20],
      ] as const)
    : draws.among([
        ['neutral', 30],
        ['dissatisfied', 70],
      ] as const)
  const words = draws.pick(solved ? phrases.thanks : phrases.complaints)
  const input = { ...thing(scene), reached: true, solved, satisfaction, ...(words && { words }) }
  return { caller, action: 'followUp', input }
}
