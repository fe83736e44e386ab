import { change, read } from './api'
import { askName, confirm } from './dialogs'
import { button, empty, fill, h } from './dom'
import { count, momentOf, sizeOf } from './format'
import { say, trying } from './notices'
import type { View } from './page'
import { table } from './table'

interface Snapshot {
  name: string
  at: string
  documents: number
  files: number
  bytes: number
}

/** Saved states: all documents and files under a name, to go back to. */
export const snapshotsView: View = main => {
  main.className = 'simple'
  const list = h('div')
  const load = () =>
    trying(async () => {
      const { snapshots } = await read<{ snapshots: Snapshot[] }>('snapshots')
      const none = 'No snapshots yet. Save one before you try something out.'
      fill(list, snapshots.length ? tableOf(snapshots) : empty(none))
    })

  function tableOf(snapshots: Snapshot[]): HTMLElement {
    const rows = snapshots.map(snapshot => [
      snapshot.name,
      momentOf(snapshot.at),
      count(snapshot.documents, 'document'),
      `${count(snapshot.files, 'file')}, ${sizeOf(snapshot.bytes)}`,
      h(
        'span',
        { class: 'actions' },
        named('Restore', snapshot.name, restore),
        named('Delete', snapshot.name, remove),
      ),
    ])
    return table('Snapshots', ['Name', 'Saved', 'Documents', 'Files', 'Actions'], rows)
  }

  function named(action: string, name: string, run: (name: string) => unknown): HTMLElement {
    const control = button(action, () => run(name))
    control.setAttribute('aria-label', `${action} ${name}`)
    return control
  }

  const save = () =>
    askName('Save a snapshot', 'Name', 'Save', async name => {
      await change('snapshots', { name })
      say(`Snapshot ${name} saved`)
      await load()
    })

  const restore = (name: string) =>
    trying(async () => {
      const detail = `All documents and files of now are replaced by those of “${name}”. Save a snapshot first if you want to keep them.`
      if (!(await confirm('Restore this snapshot?', detail, 'Restore'))) return
      await change('snapshots/restore', { name })
      say(`Snapshot ${name} restored`)
    })

  const remove = (name: string) =>
    trying(async () => {
      if (!(await confirm('Delete this snapshot?', name, 'Delete'))) return
      await change('snapshots/delete', { name })
      say('Snapshot deleted')
      await load()
    })

  fill(
    main,
    h('div', { class: 'head' }, h('h2', {}, 'Snapshots'), button('Save a snapshot', save, 'main')),
    h(
      'p',
      { class: 'hint' },
      'A snapshot holds all documents and files. Clock, messages and rules stay as they are.',
    ),
    list,
  )
  void load()
  return () => {}
}
