import { button, field, h } from './dom'

/** Asks before something that cannot be undone. True: go on. */
export function confirm(question: string, detail: string, action: string): Promise<boolean> {
  return new Promise(resolve => {
    const dialog = h(
      'dialog',
      { 'aria-labelledby': 'ask' },
      h('h2', { id: 'ask' }, question),
      h('p', {}, detail),
      h(
        'div',
        { class: 'actions' },
        button('Cancel', () => dialog.close()),
        button(action, () => dialog.close('yes'), 'danger'),
      ),
    )
    open(dialog, () => resolve(dialog.returnValue === 'yes'))
  })
}

/** Asks for a name and does something with it; stays open, with what is wrong, until that succeeds. */
export function askName(title: string, label: string, action: string, use: (name: string) => Promise<void>) {
  const input = h('input', { required: true, autocomplete: 'off', spellcheck: 'false' })
  const error = h('p', { class: 'error', role: 'alert' })
  const send = async (event: Event) => {
    event.preventDefault()
    error.textContent = ''
    try {
      await use(input.value.trim())
      dialog.close()
    } catch (reason) {
      error.textContent = (reason as Error).message
      input.focus()
    }
  }
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'ask' },
    h('h2', { id: 'ask' }, title),
    h(
      'form',
      { onsubmit: send },
      field(label, input),
      error,
      h(
        'div',
        { class: 'actions' },
        button('Cancel', () => dialog.close()),
        h('button', { class: 'main' }, action),
      ),
    ),
  )
  open(dialog, () => {})
}

function open(dialog: HTMLDialogElement, closed: () => void): void {
  document.body.append(dialog)
  dialog.addEventListener('close', () => {
    dialog.remove()
    closed()
  })
  dialog.showModal()
}
