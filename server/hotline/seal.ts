import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Sealed } from '@domain/hotline/appointment'
import { describe, log } from '../log'
import { hotlineKeys, type Keys } from './keys'

/**
 * Encryption of what is confidential: AES-256-GCM, a fresh IV each time, the key's id beside it. `about` names the
 * document that it belongs to and is authenticated with it: what is copied into another document cannot be opened.
 */
const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Seals a value that JSON can hold, with the current key. */
export function seal(value: unknown, about: string, keys: Keys = hotlineKeys()): Sealed {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, keys.byId.get(keys.current)!, iv)
  cipher.setAAD(Buffer.from(about))
  const data = Buffer.concat([
    cipher.update(JSON.stringify(value), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  return { key: keys.current, iv: iv.toString('base64'), data: data.toString('base64') }
}

/**
 * Opens what was sealed, or gives undefined where that cannot be done: its key is not there any more, or it was
 * changed. The rest of the document still serves then, and the log says which key is missed.
 */
export function unseal<T>(sealed: Sealed | null, about: string, keys: Keys = hotlineKeys()): T | undefined {
  if (!sealed) return undefined
  const key = keys.byId.get(sealed.key)
  if (!key) {
    log('a hotline key is missing', { key: sealed.key, about })
    return undefined
  }
  try {
    const data = Buffer.from(sealed.data, 'base64')
    const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(sealed.iv, 'base64'))
    decipher.setAAD(Buffer.from(about))
    decipher.setAuthTag(data.subarray(-TAG_BYTES))
    const plain = Buffer.concat([decipher.update(data.subarray(0, -TAG_BYTES)), decipher.final()])
    return JSON.parse(plain.toString('utf8')) as T
  } catch (error) {
    log('could not be unsealed', { about, key: sealed.key, message: describe(error).message })
    return undefined
  }
}
