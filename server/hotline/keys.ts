import { createHmac } from 'node:crypto'
import { AppError } from '@domain/errors'
import { log } from '../log'

/**
 * The hotline's keys, from the function's environment:
 * `HOTLINE_KEYS` = `id:key[,id:key…]`, each key 32 bytes in base64. The first seals; every one opens, so that what an
 * older one has sealed stays readable until the timer has sealed it anew.
 * `HOTLINE_PEPPER` = 32 bytes in base64: makes the keyed hashes by which a client's own records are found. It never
 * changes: with another one nobody would find their appointments.
 * `npm run hotline-keys` makes both.
 */
export interface Keys {
  /** The id of the key that seals. */
  current: string
  byId: ReadonlyMap<string, Buffer>
  pepper: Buffer
}

const BYTES = 32

type Env = Record<string, string | undefined>

function parse(env: Env): Keys | undefined {
  const pairs = (env.HOTLINE_KEYS ?? '').split(',').map(pair => pair.trim().split(':') as [string, string?])
  const byId = new Map(pairs.map(([id, key]) => [id, Buffer.from(key ?? '', 'base64')]))
  const pepper = Buffer.from(env.HOTLINE_PEPPER ?? '', 'base64')
  const sound = pepper.length === BYTES && [...byId].every(([id, key]) => id && key.length === BYTES)
  return sound ? { current: pairs[0]![0], byId, pepper } : undefined
}

let known: { from: string; keys: Keys } | undefined

/** The keys, or undefined where none were given: then nothing confidential is taken, rather than kept in plain text. */
export function keysIfThere(env: Env = process.env): Keys | undefined {
  const from = `${env.HOTLINE_KEYS} ${env.HOTLINE_PEPPER}`
  if (known?.from === from) return known.keys
  const keys = parse(env)
  if (keys) known = { from, keys }
  return keys
}

/** @throws AppError INTERNAL where the deployment has no keys, or unsound ones; the log says so. */
export function hotlineKeys(): Keys {
  const keys = keysIfThere()
  if (keys) return keys
  log('hotline has no keys: set HOTLINE_KEYS and HOTLINE_PEPPER (docs/deploy.md)')
  throw new AppError('INTERNAL', undefined, '热线的预约功能还没有配置好，请先打热线电话')
}

const HASH_CHARS = 32

/** A keyed hash of some parts: nobody without the pepper can tell from what it was made. */
export const hashWith = ({ pepper }: Pick<Keys, 'pepper'>, ...parts: string[]): string =>
  createHmac('sha256', pepper).update(JSON.stringify(parts)).digest('hex').slice(0, HASH_CHARS)
/** The same with the function's own keys. */
export const keyedHash = (...parts: string[]): string => hashWith(hotlineKeys(), ...parts)

/**
 * As whom a person stands in the messages about their appointments. No other hash is the same: what a message centre
 * holds is not what the appointments hold.
 */
export const readerOf = (openid: string, keys: Keys = hotlineKeys()): string =>
  hashWith(keys, 'reader', openid)

/** As whom a person stands in appointments. */
export const clientOf = (openid: string, keys: Keys = hotlineKeys()): string =>
  hashWith(keys, 'client', openid)
