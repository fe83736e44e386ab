import { lanzhouDay } from '@domain/lanzhou'
import type { Satisfaction } from '@domain/request/model'
import type { Chance } from '../../chance'
import * as helping from '../../words/helping'
import * as phrases from '../../words/phrases'
import { type Intent, thing } from '../scene'

/*
 * What the resident who asked means to do.
 */

/** How content they are, where they say so at all. */
const contentment = (solved: boolean, draws: Chance): { satisfaction?: Satisfaction } => {
  const satisfaction = solved
    ? draws.among<Satisfaction | undefined>([
        ['satisfied', 80],
        ['neutral', 12],
        ['dissatisfied', 3],
        [undefined, 5],
      ])
    : draws.among<Satisfaction | undefined>([
        ['neutral', 26],
        ['dissatisfied', 60],
        [undefined, 14],
      ])
  return satisfaction ? { satisfaction } : {}
}

export const residentNotes: Intent = scene => {
  const input = { ...thing(scene), text: scene.draws.pick(phrases.residentNotes) }
  return { caller: scene.request.requester.id, action: 'note', input }
}
export const withdraw: Intent = scene => {
  const reason = scene.draws.pick(phrases.withdrawReasons)
  const input = { ...thing(scene), ...(reason && { reason }) }
  return { caller: scene.request.requester.id, action: 'withdraw', input }
}
/** 催办, once a day at most. */
export const remind: Intent = scene => {
  const { request, draws, now } = scene
  if (request.remindedAt && lanzhouDay(request.remindedAt) === lanzhouDay(now)) return undefined
  const words = draws.pick(helping.reminders)
  const input = { ...thing(scene), ...(words && { words }) }
  return { caller: request.requester.id, action: 'remind', input }
}
export const rateSolved: Intent = scene => {
  const words = scene.draws.pick(phrases.thanks)
  const content = contentment(true, scene.draws)
  const input = { ...thing(scene), solved: true, ...content, ...(words && { words }) }
  return { caller: scene.request.requester.id, action: 'rate', input }
}
export const rateUnsolved: Intent = scene => {
  const words = scene.draws.pick(phrases.complaints)
  const input = { ...thing(scene), solved: false, ...contentment(false, scene.draws), words }
  return { caller: scene.request.requester.id, action: 'rate', input }
}
export const reopen: Intent = scene => {
  const input = { ...thing(scene), reason: scene.draws.pick(phrases.againReasons) }
  return { caller: scene.request.requester.id, action: 'reopen', input }
}
