import { change, read } from './api'
import { confirm } from './dialogs'
import { button, empty, fill, h } from './dom'
import { dropDraft, editor, hasDraft } from './editor'
import { prettyOf } from './format'
import { jsonView } from './json-view'
import { follow } from './live'
import { say, trying } from './notices'

/** What unfinished texts began as. */
const bases = new Map<string, string>()

/** One document: shown, edited as a whole, or deleted. `closed` is called when it is gone. */
export function documentView(place: HTMLElement, collection: string, id: string, closed: () => void) {
  const draft = `${collection} ${id}`
  let text = ''
  let isEditing = false

  async function load(): Promise<void> {
    try {
      const found = await read<{ text: string }>('document', { collection, id })
      if (isEditing || found.text === text) return
      text = found.text
      if (hasDraft(draft)) edit()
      else show()
    } catch (error) {
      if (!isEditing) fill(place, empty((error as Error).message))
    }
  }

  function show(): void {
    isEditing = false
    fill(
      place,
      h(
        'div',
        { class: 'head' },
        h('h3', {}, 'Document'),
        button('Copy', copy),
        button('Edit', edit),
        button('Delete', remove, 'danger'),
      ),
      jsonView(text, 'Document'),
    )
  }

  function edit(): void {
    isEditing = true
    // An unfinished text belongs to the document as it was then, whatever it is now.
    const was = hasDraft(draft) ? (bases.get(draft) ?? text) : text
    bases.set(draft, was)
    const form = editor({
      label: 'The whole document',
      hint: 'EJSON. Ctrl+Enter saves.',
      text: prettyOf(text),
      action: 'Save',
      draft,
      cancel: () => {
        isEditing = false
        text = ''
        void load()
      },
      save: async next => {
        const saved = await change<{ text: string }>('documents/replace', { collection, was, text: next })
        text = saved.text
        say('Document saved')
        show()
      },
    })
    fill(place, h('h3', {}, 'Edit the document'), form)
    form.querySelector('textarea')!.focus()
  }

  const copy = () =>
    trying(async () => {
      await navigator.clipboard.writeText(prettyOf(text))
      say('Copied')
    })

  const remove = () =>
    trying(async () => {
      const sure = await confirm('Delete this document?', `${id} in ${collection}`, 'Delete')
      if (!sure) return
      await change('documents/delete', { collection, id })
      dropDraft(draft)
      say('Document deleted')
      closed()
    })

  fill(place)
  void load()
  return follow(['changed'], () => void load())
}
