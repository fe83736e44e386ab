/** What mostly is the matter when something was reported done and isn't. */
export const reopenReasons = [
  { value: 'nobody', label: '没有人来' },
  { value: 'nothing', label: '来了没解决' },
  { value: 'partly', label: '只办了一半' },
  { value: 'again', label: '问题又来了' },
]

/** The chosen reasons and own words as one text; empty when nothing was said. */
export function reasonFrom(chosen: readonly string[], words: string): string {
  const labels = reopenReasons.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  return [labels.join('、'), words.trim()].filter(Boolean).join('。')
}
