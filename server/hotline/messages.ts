import type { Message } from '@domain/message/model'
import { about } from './about'
import { hotlineKeys, type Keys, keysIfThere, readerOf } from './keys'
import { seal, unseal } from './seal'

/** Whom a message to a client goes to, and what it says: with the moment, in plain text, it would tell whose it is. */
type MessageSecrets = Pick<Message, 'to' | 'title' | 'text'>

/** A message as it is kept: one to a client under a keyed hash, its reader and words sealed; every other as it is. */
export function sealMessage(message: Message, keys: Keys = hotlineKeys()): Message {
  if (message.as !== 'client') return message
  const { _id, to, title, text } = message
  const secrets: MessageSecrets = { to, title, text }
  return {
    ...message,
    to: readerOf(to, keys),
    title: '',
    text: '',
    sealed: seal(secrets, about('message', _id), keys),
  }
}

/** A message with its reader and words; undefined where it is sealed and can't be opened. */
export function openMessage(message: Message, keys = keysIfThere()): Message | undefined {
  const { sealed, ...legible } = message
  if (!sealed) return message
  const secrets = keys && unseal<MessageSecrets>(sealed, about('message', message._id), keys)
  return secrets && { ...legible, ...secrets }
}
