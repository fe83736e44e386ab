import type { StreetContract } from '@domain/street/contract'
import { communities, units } from '@server/collections'
import type { Handlers } from '@server/serve'
import { boardHandlers } from './board'
import { rateHandlers } from './rates'
import { rosterHandlers } from './roster'
import { settingsHandlers } from './settings'

/** A street has tens of units; far beyond that the list would need pages. */
const ALL = 1000

export const handlers: Handlers<StreetContract> = {
  ...settingsHandlers,
  ...rosterHandlers,
  ...rateHandlers,
  ...boardHandlers,

  async units() {
    const byId = { where: {}, orderBy: [['_id', 'asc']] as const, limit: ALL }
    const [allCommunities, allUnits] = await Promise.all([communities.find(byId), units.find(byId)])
    return {
      communities: allCommunities.map(({ _id, name, phone }) => ({ id: _id, name, phone })),
      units: allUnits.map(({ _id, name, community, compounds }) => ({ id: _id, name, community, compounds })),
    }
  },
}
