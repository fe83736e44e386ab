import { buildFunctions } from '../../../tools/build-functions.mjs'

/** Bundles the functions as they are now, so that a test never runs yesterday's. */
export const setup = async () => {
  await buildFunctions()
}
