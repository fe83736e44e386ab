import { isStranded } from '@domain/hotline/absence'
import { type Appointment, openStatuses } from '@domain/hotline/appointment'
import type { Post } from '@domain/street/model'
import { _ } from '../cloud'
import { appointments } from '../collections'

/** More than anybody can be booked for as far ahead as booking goes in one go; what is left is found by the next look. */
const MOST = 1000

/** The appointments that find nobody there, by a counsellor's post as it stands; undefined: it has ended. One round trip. */
export async function strandedBy(
  counsellor: string,
  post: Pick<Post, 'leave'> | undefined,
  now: string,
): Promise<Appointment[]> {
  const coming = await appointments.find({
    where: { counsellor, status: _.in([...openStatuses]), start: _.gt(now) },
    orderBy: [['start', 'asc']],
    limit: MOST,
  })
  return coming.filter(appointment => isStranded(appointment, post, now))
}
