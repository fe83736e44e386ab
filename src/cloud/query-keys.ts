/** Names under which answers are cached; a command makes those stale that it may have changed. */
export const queryKeys = {
  home: ['request', 'home'] as const,
  me: ['account', 'me'] as const,
  mine: ['account', 'mine'] as const,
  messages: ['account', 'messages'] as const,
  unread: ['account', 'unread'] as const,
  units: ['street', 'units'] as const,
  settings: ['street', 'settings'] as const,
  roster: ['street', 'roster'] as const,
  beforeLeaving: (post: string, why: string, from?: string, until?: string) =>
    ['street', 'beforeLeaving', post, why, from, until] as const,
  publicDays: (year: number) => ['street', 'publicDays', year] as const,
  board: ['street', 'board'] as const,
  diary: (from: string, until: string) => ['hotline', 'diary', from, until] as const,
  counsellor: ['hotline', 'profile'] as const,
  colleagues: ['hotline', 'colleagues'] as const,
  hotlineCounts: (from: string, until: string) => ['hotline', 'counts', from, until] as const,
  rates: (ask: Record<string, unknown>) => ['street', 'rates', ask] as const,
  tryRoute: (ask: unknown) => ['street', 'tryRoute', ask] as const,
  requests: ['request'] as const,
  request: (id: string) => ['request', 'get', id] as const,
  list: (ask: Record<string, unknown>) => ['request', 'list', ask] as const,
  hotline: ['hotline'] as const,
  hotlineHome: ['hotline', 'home'] as const,
  appointment: (id: string) => ['hotline', 'get', id] as const,
  appointments: ['hotline', 'mine'] as const,
  slots: (ask: Record<string, unknown>) => ['hotline', 'slots', ask] as const,
  readings: ['hotline', 'readings'] as const,
  candidates: (id: string, unit?: string) => ['request', 'candidates', id, unit ?? ''] as const,
}

/** How often an open page looks again by itself, in milliseconds: calm, since every call costs money. */
export const CALM_INTERVAL_MS = 60_000
