/** One line of JSON a fact, as the cloud's log search likes it. Never a person's words, name or number. */
export function log(what: string, facts: Record<string, unknown> = {}): void {
  console.log(JSON.stringify({ what, ...facts }))
}

/** Everything that an error says of itself; errors of the SDK carry `errCode` and `errMsg`. */
export const describe = (error: unknown): Record<string, unknown> => {
  if (!error || typeof error !== 'object') return { message: String(error) }
  const { name, message, stack, errCode, errMsg, code } = error as Record<string, unknown>
  return { name, message: errMsg ?? message, errCode: errCode ?? code, stack }
}
