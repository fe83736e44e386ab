/** A table of public holidays and make-up workdays (调休), as the State Council announces it year by year. Never changes. */
export interface PublicDays {
  /** Whether the whole year is in the table. Of another year `isPublicWorkday` knows only the weekdays. */
  isAnnounced(year: number): boolean
  /** Whether the country works on this day (YYYY-MM-DD in Lanzhou). */
  isPublicWorkday(day: string): boolean
  /** Whether this day (YYYY-MM-DD in Lanzhou) belongs to a holiday, on whatever weekday. */
  isPublicHoliday(day: string): boolean
  /** Another text whenever the table says something else. */
  version: string
}
