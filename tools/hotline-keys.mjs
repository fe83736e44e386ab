import { enter } from './lib/entry.mjs'

enter(() => import('./lib/hotline-keys.mjs'))
