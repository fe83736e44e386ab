import type { Need } from '@domain/street/settings'

/** Who needs care where something is done, where the requester likes to say so. */
export const needNames: Record<Need, string> = { elder: '老人', child: '孩子', disabled: '残疾人' }
