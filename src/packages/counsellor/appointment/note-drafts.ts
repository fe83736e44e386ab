/**
 * Notes that are being written, by appointment. In memory alone: they survive a failed save and leaving the page, and are
 * gone with the mini-program. In the phone's storage they would lie in plain, and what a client said is nobody's
 * who picks up this phone (the cloud keeps it encrypted).
 */
const drafts = new Map<string, string>()

export const draftOf = (id: string): string | undefined => drafts.get(id)
export const keepDraft = (id: string, text: string): void => void drafts.set(id, text)
export const forgetDraft = (id: string): void => void drafts.delete(id)

/** Headings that may be put into a note: 主诉 what they came for, 评估, 处理, 计划. */
const headings = ['主诉', '评估', '处理', '计划']
/** A note with the headings that it has not got yet, each on a line of its own. */
export function withHeadings(text: string): string {
  const missing = headings.filter(heading => !text.includes(`【${heading}】`))
  const added = missing.map(heading => `【${heading}】\n`).join('\n')
  return text.trim() ? `${text.trimEnd()}\n\n${added}` : added
}
export const hasHeadings = (text: string): boolean =>
  headings.every(heading => text.includes(`【${heading}】`))
