import type { DefaultOptions } from '@tanstack/react-query'
import { isLost } from './error'

/** Every call costs money and a moment: what was read this recently is shown again without asking. */
const FRESH_MS = 2_000

/** How the cloud is read: once more when it was lost on its way; what the cloud decided is not asked for again. */
export const reads = {
  staleTime: FRESH_MS,
  retry: (failures, error) => failures < 1 && isLost(error),
  retryDelay: 800,
  refetchOnWindowFocus: 'always',
  refetchOnReconnect: true,
} satisfies DefaultOptions['queries']
