import { lanzhouDay, lanzhouInstant, lanzhouTime } from '../lanzhou'
import { daysAfter } from '../request/deadline'

/** Nobody's phone rings between these hours of Lanzhou's clock, but for what is urgent. */
const FROM = '22:00'
const UNTIL = '07:00'

/** The instant itself by day; at night the morning after. ISO. */
export function outOfNight(at: string): string {
  const time = lanzhouTime(at).slice(11)
  if (time >= UNTIL && time < FROM) return at
  return lanzhouInstant(lanzhouDay(time >= FROM ? daysAfter(at, 1) : at), UNTIL)
}
