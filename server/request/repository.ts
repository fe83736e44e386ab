import { AppError } from '@domain/errors'
import { hoursAfter } from '@domain/request/deadline'
import { openStatuses, type ServiceRequest } from '@domain/request/model'
import type { Loads } from '@domain/request/routing'
import { type Post, STREET, type Unit } from '@domain/street/model'
import type { StreetSettings } from '@domain/street/settings'
import { settingsOf } from '@domain/street/settings-of'
import { _, db } from '../cloud'
import { posts, requests, settings, units } from '../collections'
import { Duplicate } from '../retry'
import { changesBetween } from './changes'

/** Who got a request last is looked for in these many hours; further back everybody counts as equally rested. */
const IDLE_HOURS = 90 * 24

/**
 * A unit with everybody who can become responsible in it (its cadres and lead, its community's desk, the street), and
 * what the street has set for itself.
 */
export interface Staffed {
  unit: Unit
  roster: Post[]
  settings: StreetSettings
}

/** One round trip: the street's settings have the street as their id, which is one of a unit's scopes. */
export async function staffedUnit(id: string): Promise<Staffed> {
  const [found] = await units.aggregate<Unit & { roster: Post[]; settings: unknown[] }>(start =>
    start
      .match({ _id: id })
      .lookup({ from: 'posts', localField: 'scopes', foreignField: 'scope', as: 'roster' })
      .lookup({ from: 'settings', localField: 'scopes', foreignField: '_id', as: 'settings' }),
  )
  if (!found) throw new AppError('UNIT_UNKNOWN', { field: 'unit' })
  const { roster, settings, ...unit } = found
  return { unit, roster: roster.filter(post => post.active), settings: settingsOf(settings[0]) }
}

/** What the street has set for itself. One round trip. */
export const streetSettings = async (): Promise<StreetSettings> => settingsOf(await settings.byId(STREET))

/** How busy people are, over all units: open requests and when the last one came. One round trip. */
export async function loadsOf(roster: readonly Post[], now: string): Promise<Loads> {
  const ids = roster.filter(post => post.role === 'cadre' || post.role === 'lead').map(post => post.person)
  if (ids.length === 0) return {}
  const { sum, max, cond } = db.command.aggregate
  const theirs = { 'responsible.id': _.in(ids) }
  const rows = await requests.aggregate<{ _id: string; open: number; last: string }>(start =>
    start
      .match(
        _.or([
          { ...theirs, status: _.in([...openStatuses]) },
          { ...theirs, assignedAt: _.gte(hoursAfter(now, -IDLE_HOURS)) },
        ]),
      )
      .group({
        _id: '$responsible.id',
        open: sum(cond(['$open', 1, 0])),
        last: max('$assignedAt'),
      }),
  )
  return Object.fromEntries(rows.map(row => [row._id, { open: row.open, lastAssignedAt: row.last }]))
}

/** Posts of one person. One round trip. */
export const postsOf = (person: string): Promise<Post[]> =>
  posts.find({ where: { person, active: true }, limit: 50 })

/** @throws AppError NOT_FOUND */
export async function requestById(id: string): Promise<ServiceRequest> {
  const request = await requests.byId(id)
  if (!request) throw new AppError('NOT_FOUND')
  return request
}

/** Inserts a new request; where it is there already (the same key, twice), gives the one that is there. */
export async function insertOnce(request: ServiceRequest): Promise<ServiceRequest> {
  try {
    await requests.insert(request)
    return request
  } catch (error) {
    if (!(error instanceof Duplicate)) throw error
    return requestById(request._id)
  }
}

/**
 * Saves what changed between two versions, provided nobody saved since the first was read. One round trip, one
 * document: state and story can't part. Gives false when somebody was faster.
 */
export async function saveChange(before: ServiceRequest, after: ServiceRequest): Promise<boolean> {
  const fields = changesBetween(before, after)
  return (await requests.update({ _id: before._id, version: before.version }, fields)) === 1
}
