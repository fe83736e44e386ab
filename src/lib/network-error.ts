/**
 * Whether a call failed on its way rather than by the server's decision. Decisions carry a code of ours, a word;
 * wx.cloud and the browser report numbers, or only a message.
 */
export function isNetworkError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, errMsg, message } = error as { code?: unknown; errMsg?: unknown; message?: unknown }
  if (code === 'NETWORK') return true
  if (typeof code === 'string') return false
  return /fail|network|timeout|fetch/i.test(`${errMsg ?? ''} ${message ?? ''}`)
}
