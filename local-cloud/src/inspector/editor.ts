import { button, field, h } from './dom'

interface EditorOptions {
  label: string
  hint: string
  /** The text to begin with. */
  text: string
  action: string
  /** Under this name an unfinished text is kept while the page is open. */
  draft: string
  save(text: string): Promise<void>
  cancel(): void
}

const drafts = new Map<string, string>()

/** Is there an unfinished text of that name? */
export const hasDraft = (name: string): boolean => drafts.has(name)

/** Forgets an unfinished text. */
export const dropDraft = (name: string): boolean => drafts.delete(name)

/** A large text to edit. What is refused stays, with the reason below it; what is unfinished survives leaving. */
export function editor({ label, hint, text, action, draft, save, cancel }: EditorOptions): HTMLElement {
  const area = h('textarea', { spellcheck: 'false', autocomplete: 'off' })
  area.value = drafts.get(draft) ?? text
  const error = h('p', { class: 'error', role: 'alert' })
  const submit = h('button', { class: 'main' }, action)
  area.addEventListener('input', () => {
    if (area.value === text) drafts.delete(draft)
    else drafts.set(draft, area.value)
  })
  const send = async () => {
    error.textContent = ''
    submit.disabled = true
    try {
      await save(area.value)
      drafts.delete(draft)
    } catch (reason) {
      error.textContent = (reason as Error).message
      area.setAttribute('aria-invalid', 'true')
      area.focus()
    } finally {
      submit.disabled = false
    }
  }
  area.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
  })
  const form = h(
    'form',
    { class: 'editor' },
    field(label, area, hint),
    error,
    h(
      'div',
      { class: 'actions' },
      button('Cancel', () => {
        drafts.delete(draft)
        cancel()
      }),
      submit,
    ),
  )
  form.addEventListener('submit', event => {
    event.preventDefault()
    void send()
  })
  return form
}
