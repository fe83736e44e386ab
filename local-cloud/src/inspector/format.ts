const pad = (n: number) => String(n).padStart(2, '0')

/** A moment as the reader's clock shows it: `09:41:07`. */
export function timeOf(iso: string): string {
  const at = new Date(iso)
  return `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`
}

/** The same with its date: `2026-01-31 09:41:07`. */
export function momentOf(iso: string | undefined): string {
  if (!iso) return '–'
  const at = new Date(iso)
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${timeOf(iso)}`
}

/** `4.2 ms`, `850 ms`, `1.30 s`. */
export function durationOf(ms: number | undefined): string {
  if (ms === undefined) return '…'
  if (ms < 10) return `${ms.toFixed(1)} ms`
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`
}

/** `812 B`, `3.1 KB`, `24.0 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** `1 document`, `2,345 documents`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** JSON text with line breaks; what is no JSON (cut, for instance) stays as it is. */
export function prettyOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
