import { button, fill, h } from './dom'

const line = h('p', { class: 'notice', role: 'status' })
const alertLine = h('p', { class: 'notice bad', role: 'alert' })
let timer: ReturnType<typeof setTimeout> | undefined

/** Where notices appear; put into the page once. */
export const notices = h('div', { class: 'notices' }, line, alertLine)

/** Says that something is done; goes by itself. */
export function say(text: string): void {
  clearTimeout(timer)
  fill(alertLine)
  fill(line, text)
  timer = setTimeout(() => fill(line), 4000)
}

/** Says what went wrong; stays until it is put away. */
export function complain(error: unknown): void {
  fill(line)
  fill(
    alertLine,
    h('span', {}, error instanceof Error ? error.message : String(error)),
    button('Close', () => fill(alertLine), 'quiet'),
  )
}

/** Runs something that may fail, and complains if it does. */
export async function trying(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    complain(error)
  }
}
