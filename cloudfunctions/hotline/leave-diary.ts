import type { Appointment } from '@domain/hotline/appointment'
import { placeOf } from '@domain/hotline/diary'
import { closesHour } from '@domain/hotline/lifecycle'
import { counsellors } from '@server/collections'
import { dropPlace } from '@server/hotline/booking'
import { presentBrief } from '@server/hotline/present'
import { isAwaited } from '@server/hotline/waiting'

/**
 * Takes the place of an appointment that has ended out of the diary; where somebody waits it is kept for them, and where
 * its counsellor can't be there the hour is closed. Gives the appointment as one side sees it. Three round trips.
 */
export async function leaveDiary(ended: Appointment, as: 'client' | 'counsellor', now: string) {
  const [loaded, freed] = await Promise.all([counsellors.byId(ended.counsellor), isAwaited(ended.counsellor)])
  const place = loaded && placeOf(loaded, ended._id, ended.start)
  if (place) await dropPlace(ended.counsellor, place.token, { freed, closed: closesHour(ended), now, loaded })
  return presentBrief(ended, new Map([[ended.counsellor, loaded?.room ?? '']]), as, now)
}
