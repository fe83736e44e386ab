import { buildSite } from '../../../tools/lib/site.mjs'

/** Builds what the browser is shown, the H5 app and the stage around it, unless another folder's is to be tested. */
export const setup = async () => {
  if (!process.env.SITE_DIST) await buildSite()
}
