/**
 * One running deadline with everything that happens on the way. All ISO instants in UTC, in this order:
 * from ≤ half ≤ most ≤ due ≤ lead ≤ community ≤ street.
 */
export interface Clock {
  /** When it counts as received: within office hours where working time is counted. */
  from: string
  /** Half of the time is over. */
  half: string
  /** 80 % of the time are over. */
  most: string
  due: string
  /** When the unit's lead, the community and the street are called, if it is still not done. */
  lead: string
  community: string
  street: string
  /** The deadline reaches into a year whose holidays are not announced yet, and is counted again when they are. */
  provisional: boolean
}
