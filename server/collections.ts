import type { Appointment } from '@domain/hotline/appointment'
import type { Counsellor } from '@domain/hotline/counsellor'
import type { CallWish, Note, Reading, Wait } from '@domain/hotline/records'
import type { Cell } from '@domain/ledger/rates'
import type { Message } from '@domain/message/model'
import type { ServiceRequest } from '@domain/request/model'
import type { Community, Person, Post, Unit } from '@domain/street/model'
import type { StreetSettings } from '@domain/street/settings'
import { collection } from './store'

/** A command that ran or runs: its input's fingerprint and, once it is known, the answer as JSON. */
export interface KeptReply {
  _id: string
  input: string
  at: string
  reply: string | null
}

export const communities = collection<Community>('communities')
export const units = collection<Unit>('units')
export const posts = collection<Post>('posts')
export const people = collection<Person>('people')
export const requests = collection<ServiceRequest>('requests')
export const replies = collection<KeptReply>('replies')
export const settings = collection<StreetSettings>('settings')
export const rates = collection<Cell>('rates')
export const messages = collection<Message>('messages')
export const counsellors = collection<Counsellor>('counsellors')
export const appointments = collection<Appointment>('appointments')
export const notes = collection<Note>('notes')
export const readings = collection<Reading>('readings')
export const waits = collection<Wait>('waits')
export const calls = collection<CallWish>('calls')
