import { clientBreakages } from './breakages/client.mjs'
import { domainBreakages } from './breakages/domain.mjs'
import { hotlineBreakages } from './breakages/hotline.mjs'
import { localCloudBreakages } from './breakages/local-cloud.mjs'
import { serverBreakages } from './breakages/server.mjs'

/**
 * A deliberate mistake, and who has to notice it (see suites.mjs).
 * @typedef {{ name: string, suite: string } & import('./break-in.mjs').Damage} Breakage
 */

/** @type {Breakage[]} */
export const breakages = [
  ...domainBreakages,
  ...hotlineBreakages,
  ...serverBreakages,
  ...localCloudBreakages,
  ...clientBreakages,
]
