import type { Command } from '@domain/request/commands'
import { openParts } from '@domain/request/conditions'
import { placeOf, type ServiceRequest } from '@domain/request/model'
import type { PersonMove } from '@domain/request/policy'
import type { RequestView } from '@domain/request/schema'
import { posts, units } from '../../support/small-street'
import { clocksAt, extended, type Model, partyOf, type World } from './world'

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!
const DAY = 86_400_000

/** What is sent with a move, besides the id: mostly sensible, by chance not. */
export function inputOf(
  move: PersonMove,
  request: ServiceRequest,
  model: Model,
  choice: number,
  now: string,
): object {
  const { person } = pick(posts, choice)
  switch (move) {
    case 'dispatch':
      return choice % 3 === 0 ? { unit: pick(units, choice)._id } : { to: person }
    case 'transfer':
      return { to: person, reason: '他更合适' }
    case 'note':
      return { text: '已电话联系' }
    case 'reply':
      return { text: '明天上门' }
    case 'resolve':
      return { result: '已经上门理好' }
    case 'rate':
      return {
        solved: choice % 2 === 0,
        satisfaction: pick(['satisfied', 'neutral', 'dissatisfied'], choice),
      }
    case 'refuse':
      return { reason: '不在范围', instead: '请打 12345' }
    case 'extend':
      return { days: 1 + (choice % 3), reason: '等配件' }
    case 'decideExtension':
      return { approve: choice % 2 === 0, reason: '知道了' }
    case 'supervise':
      return { words: '请尽快', replyBy: new Date(Date.parse(now) + DAY).toISOString() }
    case 'assist':
      return { parts: [{ to: person, task: '搬梯子' }] }
    case 'report':
    case 'callOff': {
      const part = pick([...openParts(request), { id: 'none' }], choice).id
      return move === 'report' ? { part, done: choice % 3 > 0, words: '好了' } : { part, reason: '不用了' }
    }
    case 'refer':
      return {
        body: '供水公司',
        words: '主管道',
        expectBy: new Date(Date.parse(now) + (2 + (choice % 3)) * DAY).toISOString().slice(0, 10),
      }
    case 'merge':
      return { into: pick([...model.keys()], choice) }
    case 'followUp':
      return { reached: choice % 4 > 0, solved: choice % 2 === 0, words: '打过电话' }
    case 'withdraw':
    case 'accept':
    case 'remind':
      return {}
    default:
      return { reason: `因为 ${request.no}` }
  }
}

type Said = Record<string, never> & { reason: string; text: string; result: string; solved: boolean }

/** The command as the function must have made it, with what it looked up, as the view tells it. */
export function commandOf(
  world: World,
  move: PersonMove,
  request: ServiceRequest,
  view: RequestView,
  input: object,
): Command {
  const unit = units.find(({ _id }) => _id === view.unit)!
  const to = partyOf(world, view, unit)
  const said = input as Said
  const { clocks, urgent } = clocksAt(view.changedAt)
  const { respond: clock, resolve } = clocks
  const again = { to, clock, resolve, urgent }
  switch (move) {
    case 'dispatch':
      return { move, to, clock, place: view.unit === request.unit ? undefined : placeOf(unit) }
    case 'return':
    case 'transfer':
      return { move, to, clock, reason: said.reason }
    case 'reopen':
      return { move, again, reason: said.reason }
    case 'followUp': {
      const { reached, ...rest } = input as { reached: boolean; solved: boolean; words: string }
      const { solved, words } = rest
      if (!reached) return { move, reached, words }
      return { move, reached, solved, words, ...(!solved && { again }) }
    }
    case 'extend': {
      const { days } = input as { days: number }
      return { move, days, until: view.extension!.until, reason: said.reason }
    }
    case 'decideExtension': {
      const { approve } = input as { approve: boolean }
      return { move, reason: said.reason, ...(approve && { clock: extended(request, view) }) }
    }
    case 'assist': {
      const [part] = view.parts.slice(-1)
      const post = posts.find(p => p.name === part!.name && (p.role === 'cadre' || p.role === 'lead'))!
      const role = post.role === 'lead' ? 'lead' : 'cadre'
      return {
        move,
        parts: [{ id: part!.id, to: { role, id: post.person, name: post.name }, task: '搬梯子' }],
      }
    }
    case 'report': {
      const { part, done, words } = input as { part: string; done: boolean; words: string }
      return { move, part, ...(done ? { result: words } : { declined: words }) }
    }
    case 'refer':
      return { move, to, body: '供水公司', words: '主管道', expectBy: view.referral!.expectBy }
    case 'merge':
      return { move, into: { id: (input as { into: string }).into, no: view.mergedInto!.no } }
    default:
      return { move, ...input } as Command
  }
}
