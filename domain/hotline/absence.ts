import type { Post } from '../street/model'
import { type Appointment, isOpen } from './appointment'
import { interval } from './diary'

/**
 * Whether an appointment still to come finds nobody there: its counsellor's post has ended (`post` undefined), or the
 * leave lies over it. Whom the counsellor has entered by hand during a leave they want to see themselves.
 */
export function isStranded(
  appointment: Pick<Appointment, 'status' | 'source' | 'start' | 'end'>,
  post: Pick<Post, 'leave'> | undefined,
  now: string,
): boolean {
  if (!isOpen(appointment) || appointment.start <= now) return false
  if (!post) return true
  if (!post.leave || appointment.source === 'walkIn') return false
  const { start, end } = interval(appointment)
  return start < Date.parse(post.leave.until) && Date.parse(post.leave.from) < end
}
