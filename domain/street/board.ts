/**
 * What whoever supervises looks at first, as `flag` of request.list, view `desk`: late · escalated as far as the
 * street · to be done again · supervised and not replied to · more time asked for · a body outside should have
 * answered · to be called back (回访).
 */
export const attentions = [
  'overdue',
  'atStreet',
  'reopened',
  'supervised',
  'extension',
  'referralDue',
  'callBack',
] as const
export type Attention = (typeof attentions)[number]
