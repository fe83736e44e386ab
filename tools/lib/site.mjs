import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildApp } from '../build-app.mjs'
import { inRoot } from './paths.mjs'

/** The folder that the local cloud serves: the stage, and below it the app. */
export const siteFolder = inRoot('dist', 'site')

/**
 * Builds what the browser is shown: the H5 app in `app/` (unless it is up to date) and the stage around it.
 * @returns {Promise<boolean>} whether the app had to be built
 */
export async function buildSite() {
  const [built] = await Promise.all([buildApp('h5'), buildStage()])
  return built
}

/** The stage is part of the local tools; it is small and built each time. */
export async function buildStage() {
  fs.mkdirSync(siteFolder, { recursive: true })
  const script = inRoot('tools', 'stage', 'build.mjs')
  if (!fs.existsSync(script)) return
  const stage = await import(pathToFileURL(script).href)
  await stage.buildStage(siteFolder)
}
