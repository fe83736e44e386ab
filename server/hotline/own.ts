import type { Appointment } from '@domain/hotline/appointment'
import { _ } from '../cloud'
import { appointments } from '../collections'

/** More than anybody can have in a few months. */
const MOST = 200

/** A client's appointments that begin at or after an instant (ISO). One round trip. */
export const ownSince = (client: string, since: string): Promise<Appointment[]> =>
  appointments.find({ where: { client, start: _.gte(since) }, limit: MOST })
