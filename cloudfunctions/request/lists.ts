import type { Parsed } from '@domain/contract'
import { AppError } from '@domain/errors'
import type { RequestContract } from '@domain/request/contract'
import { hoursAfter } from '@domain/request/deadline'
import type { Actor, Role } from '@domain/street/model'
import { _ } from '@server/cloud'
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

/** What an actor answers for, and what was just taken back from them. */
function inHand({ unit }: Ask, actor: Actor, now: string) {
  const mine = { 'responsible.id': actor.id, ...(unit && { unit }) }
  return [
    { ...mine, status: _.in(['dispatched', 'accepted']) },
    { ...mine, status: 'withdrawn', endedAt: _.gte(hoursAfter(now, -TOLD_HOURS)) },
  ]
}

function workbench(ask: Ask, actor: Actor, now: string): List {
  const units = within(scopes(actor, 'cadre', 'lead'), ask.unit)
  const waiting = { unit: _.in(units), status: _.in(['waiting', 'dispatched']) }
  return { where: _.or([waiting, ...inHand(ask, actor, now)]), order: soonest }
}

function desk(ask: Ask, actor: Actor): List {
  const status = ask.status ?? 'waiting'
  const order = status === 'waiting' || status === 'dispatched' || status === 'accepted' ? soonest : newest
  const inUnit = ask.unit ? { unit: ask.unit } : {}
  if (scopes(actor, 'street').length > 0) {
    const inCommunity = ask.community ? { community: ask.community } : {}
    return { where: { status, ...inCommunity, ...inUnit }, order }
  }
  const own = within(scopes(actor, 'community'), ask.community)
  return { where: { community: _.in(own), status, ...inUnit }, order }
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
      return desk(ask, actor)
  }
}
