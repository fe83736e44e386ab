import { isH5 } from '@/lib/a11y'

/**
 * The whole address of a calendar feed. In a browser the local cloud serves it beside the pages; in WeChat the build says
 * where the HTTP service is (FEED_BASE), and where it doesn't only the part behind that is known.
 */
export function addressOf(path: string): { address: string; whole: boolean } {
  const service = isH5 ? `${window.location.origin}/http` : FEED_BASE
  return { address: `${service}${path}`, whole: service !== '' }
}
