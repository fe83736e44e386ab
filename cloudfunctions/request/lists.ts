import type { Parsed } from '@domain/contract'
import { AppError } from '@domain/errors'
import { instantsOf, monthsBetween } from '@domain/ledger/months'
import { overseen } from '@domain/ledger/overseen'
import type { RequestContract } from '@domain/request/contract'
import { hoursAfter } from '@domain/request/deadline'
import type { Actor, Role } from '@domain/street/model'
import { _ } from '@server/cloud'
import { whereCounted } from '@server/ledger/conditions'
import type { Order } from '@server/pages'
import type { Where } from '@server/store'

type Ask = Parsed<RequestContract, 'list'>
export interface List {
  where: Where
  order: Order
}

/** How long a withdrawn request stays on the workbench of the cadre who may have been on the way. */
const TOLD_HOURS = 24

const soonest: Order = { path: 'dueAt', direction: 'asc' }
const newest: Order = { path: 'changedAt', direction: 'desc' }

const scopes = (actor: Actor, ...roles: Role[]): string[] =>
  actor.posts.filter(post => roles.includes(post.role)).map(post => post.scope)

/** Narrows to one scope where it was asked for. @throws AppError FORBIDDEN when it isn't the actor's. */
function within(own: string[], asked: string | undefined): string[] {
  if (own.length === 0 || (asked && !own.includes(asked))) throw new AppError('FORBIDDEN')
  return asked ? [asked] : own
}

/** Persons whose requests this actor answers for until the hand-over is written: they have left, it is the heir. */
const left = (actor: Actor): string[] =>
  (actor.departures ?? []).filter(post => post.leaving.successor.id === actor.id).map(post => post.person)

/** What an actor answers for, and what was just taken back from them. */
function inHand({ unit }: Ask, actor: Actor, now: string) {
  const inUnit = unit ? { unit } : {}
  const mine = { 'responsible.id': actor.id, ...inUnit }
  const theirs = left(actor)
  return [
    { ...mine, status: _.in(['dispatched', 'accepted', 'referred']) },
    ...(theirs.length > 0
      ? [{ 'responsible.id': _.in(theirs), ...inUnit, status: _.in(['dispatched', 'accepted', 'referred']) }]
      : []),
    { ...mine, status: 'withdrawn', endedAt: _.gte(hoursAfter(now, -TOLD_HOURS)) },
  ]
}

function workbench(ask: Ask, actor: Actor, now: string): List {
  const units = within(scopes(actor, 'cadre', 'lead'), ask.unit)
  const waiting = { unit: _.in(units), status: _.in(['waiting', 'dispatched']) }
  return { where: _.or([waiting, ...inHand(ask, actor, now)]), order: soonest }
}

/** Everything that is not done yet; done and over are asked for by their status. */
const inWorkStatuses = ['waiting', 'dispatched', 'accepted', 'referred'] as const

/** What the desk looks for: a status, or one of the flags that staff go by. */
function wanted({ status, flag }: Ask, now: string): { where: object; order: Order } {
  if (flag === 'overdue') {
    return { where: { status: _.in([...inWorkStatuses]), dueAt: _.lte(now) }, order: soonest }
  }
  if (flag === 'atStreet') return { where: { flags: 'escalated', escalated: 'street' }, order: soonest }
  if (flag === 'referralDue') {
    return { where: { flags: 'referred', 'referral.expectBy': _.lte(now) }, order: soonest }
  }
  if (flag === 'open') return { where: { status: _.in([...inWorkStatuses]) }, order: soonest }
  if (flag === 'callBack') return { where: { flags: flag }, order: { path: 'changedAt', direction: 'asc' } }
  if (flag) return { where: { flags: flag }, order: soonest }
  const which = status ?? 'waiting'
  const isWork = (inWorkStatuses as readonly string[]).includes(which)
  return { where: { status: which }, order: isWork ? soonest : newest }
}

function desk(ask: Ask, actor: Actor, now: string): List {
  const { where, order } = wanted(ask, now)
  const narrower = { ...(ask.unit && { unit: ask.unit }), ...(ask.category && { category: ask.category }) }
  if (scopes(actor, 'street').length > 0) {
    const inCommunity = ask.community ? { community: ask.community } : {}
    return { where: { ...where, ...inCommunity, ...narrower }, order }
  }
  const own = within(scopes(actor, 'community'), ask.community)
  return { where: { community: _.in(own), ...where, ...narrower }, order }
}

/** The records behind a number of the rates: found by the same condition that counts them. */
function counted({ from, until, measure, community, unit, category }: Ask, actor: Actor): List {
  const communities = overseen(actor, community)
  if (!from || !until || !measure) {
    throw new AppError('INVALID_INPUT', { field: measure ? 'from' : 'measure' })
  }
  // A request's month is that of its submission; by instants an index reads them in order, as far as the page goes.
  const span = instantsOf(monthsBetween(from, until))
  return {
    where: {
      submittedAt: _.and([_.gte(span.from), _.lt(span.until)]),
      ...(unit && { unit }),
      ...(communities && { community: _.in(communities) }),
      ...(category && { category }),
      ...whereCounted(measure),
    },
    order: { path: 'submittedAt', direction: 'desc' },
  }
}

/**
 * What a list shows and in which order. The caller's rights are part of the condition, never a filter afterwards.
 * @throws AppError FORBIDDEN for a unit or community that isn't the caller's.
 */
export function listFor(ask: Ask, actor: Actor, now: string): List {
  const byStatus = ask.status ? { status: ask.status } : {}
  switch (ask.view) {
    case 'mine': {
      const mine = { 'requester.id': actor.id, ...byStatus }
      if (ask.open !== undefined) return { where: { ...mine, open: ask.open }, order: newest }
      return { where: mine, order: { path: 'submittedAt', direction: 'desc' } }
    }
    case 'workbench':
      return workbench(ask, actor, now)
    case 'hand':
      within(scopes(actor, 'cadre', 'lead'), ask.unit)
      return { where: _.or(inHand(ask, actor, now)), order: soonest }
    case 'helping':
      return { where: { helpers: actor.id }, order: soonest }
    case 'done': {
      within(scopes(actor, 'cadre', 'lead'), ask.unit)
      const status = ask.status ?? _.in(['resolved', 'closed', 'withdrawn'])
      const inUnit = ask.unit ? { unit: ask.unit } : {}
      return { where: { 'responsible.id': actor.id, status, ...inUnit }, order: newest }
    }
    case 'unit': {
      const units = within(scopes(actor, 'cadre', 'lead'), ask.unit)
      return { where: { unit: _.in(units), ...byStatus }, order: newest }
    }
    case 'desk':
      return desk(ask, actor, now)
    case 'counted':
      return counted(ask, actor)
  }
}
