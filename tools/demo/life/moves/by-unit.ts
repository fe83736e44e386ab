import * as helping from '../../words/helping'
import * as phrases from '../../words/phrases'
import { colleagues, type Intent, isThere, leadOf, openPart, thing } from '../scene'

/*
 * What others of the unit mean to do: colleagues, the lead, and those who were asked for a part.
 */

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

/** Whoever was asked for a part reports it done, or that it can't be done. */
export const reportPart: Intent = scene => {
  const part = openPart(scene)
  if (!part || !isThere(scene, part.handler)) return undefined
  const done = scene.draws.odds(0.9)
  const words = scene.draws.pick(done ? helping.partResults : helping.partDeclines)
  return { caller: part.handler.id, action: 'report', input: { ...thing(scene), part: part.id, done, words } }
}
