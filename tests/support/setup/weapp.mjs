import { buildApp } from '../../../tools/build-app.mjs'

/** Compiles the mini-program for WeChat unless it is up to date, or another folder's is to be tested. */
export const setup = async () => {
  if (!process.env.WEAPP_DIST) await buildApp('weapp')
}
