import { lanzhouDay } from '@domain/lanzhou'
import { daysAfter } from '@domain/request/deadline'
import * as helping from '../../words/helping'
import * as phrases from '../../words/phrases'
import { actingFor, colleagues, type Intent, isPlace, type Scene, thing } from '../scene'
import type { Ask } from '../step'

/*
 * What the one who answers for a request means to do. Each looks at the scene when its time has come, and says what
 * would be called; undefined where it can't be done any more.
 */

/** Only while they are there; who is on leave does nothing. */
const handler =
  (does: (scene: Scene, caller: string) => Ask | undefined): Intent =>
  scene => {
    const caller = actingFor(scene)
    return caller ? does(scene, caller) : undefined
  }

export const accept = handler((scene, caller) => ({ caller, action: 'accept', input: thing(scene) }))

export const report = handler((scene, caller) => {
  const { request, draws } = scene
  const text = draws.pick(isPlace(request) ? phrases.onSite : phrases.progress)
  return { caller, action: 'note', input: { ...thing(scene), text } }
})

export const giveBack = handler((scene, caller) => {
  const reason = scene.draws.pick(phrases.returnReasons)
  return { caller, action: 'return', input: { ...thing(scene), reason } }
})

export const handOver = handler((scene, caller) => {
  const to = colleagues(scene)[0]?.person
  if (!to) return undefined
  const reason = scene.draws.pick(phrases.transferReasons)
  return { caller, action: 'transfer', input: { ...thing(scene), to, reason } }
})

/** Through the desk: to another unit of the community. */
export const proposeElsewhere = handler((scene, caller) => {
  const { world, request, draws } = scene
  const unit = draws.pick(world.unitsOf(request.community).filter(({ _id }) => _id !== request.unit))._id
  const reason = draws.pick(phrases.elsewhereReasons)
  return { caller, action: 'transfer', input: { ...thing(scene), unit, reason } }
})

export const resolve = handler((scene, caller) => {
  const { request, draws } = scene
  if (request.helpers.length > 0) return undefined
  const again = request.reopenings > 0 ? draws.pick(phrases.secondResults) : scene.result
  const result = request.status === 'referred' ? draws.pick(helping.answersFromOutside) : again
  return { caller, action: 'resolve', input: { ...thing(scene), result } }
})

export const askForTime = handler((scene, caller) => {
  const { request, draws, now } = scene
  if (request.extension || request.extensions > 1 || now >= request.clocks.resolve.due) return undefined
  const input = { ...thing(scene), days: draws.int(2, 5), reason: draws.pick(helping.extensionReasons) }
  return { caller, action: 'extend', input }
})

export const reply = handler((scene, caller) => {
  const { supervision } = scene.request
  if (!supervision || supervision.repliedAt) return undefined
  return { caller, action: 'reply', input: { ...thing(scene), text: scene.draws.pick(helping.replies) } }
})

/** One or two colleagues of the unit are asked for a part of it (协办). */
export const askColleagues = handler((scene, caller) => {
  const { draws, request } = scene
  const parts = colleagues(scene)
    .slice(0, draws.odds(0.7) ? 1 : 2)
    .map(({ person }) => ({ to: person, task: draws.pick(helping.tasksOf(request.category)) }))
  return parts.length > 0 ? { caller, action: 'assist', input: { ...thing(scene), parts } } : undefined
})

export const callOff = handler((scene, caller) => {
  const part = scene.request.parts.find(({ status }) => status === 'asked')
  if (!part) return undefined
  const reason = scene.draws.pick(helping.callOffReasons)
  return { caller, action: 'callOff', input: { ...thing(scene), part: part.id, reason } }
})

/** A body outside the street is asked (转办); the handler stays in charge. */
export const refer = handler((scene, caller) => {
  const { request, draws, now } = scene
  const [body, words] = draws.pick(helping.bodiesOf(request.category))
  const expectBy = lanzhouDay(daysAfter(now, draws.int(2, 7)))
  return { caller, action: 'refer', input: { ...thing(scene), body, words, expectBy } }
})

export const recall = handler((scene, caller) => {
  const reason = scene.draws.pick(helping.recallReasons)
  return { caller, action: 'recall', input: { ...thing(scene), reason } }
})
