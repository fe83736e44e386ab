import path from 'node:path'
import type { Cloud } from '../support/cloud'
import { launchWeapp } from './host/host'

/** The mini-program as `npm run build` compiles it; another folder for broken copies. */
const dist = process.env.WEAPP_DIST ?? path.resolve(import.meta.dirname, '..', '..', 'dist', 'weapp')

type Options = Partial<Parameters<typeof launchWeapp>[0]>

/** Somebody opens the mini-program on their phone. Close it before the next one does. */
export const open = (cloud: Cloud, openid: string, options: Options = {}) =>
  launchWeapp({ dist, cloud: { url: cloud.url, openid }, ...options })
export type Opened = Awaited<ReturnType<typeof open>>
