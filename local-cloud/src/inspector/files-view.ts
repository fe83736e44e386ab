import { ask, change, read } from './api'
import { confirm } from './dialogs'
import { button, empty, field, fill, h } from './dom'
import { count, momentOf, sizeOf } from './format'
import { follow } from './live'
import { say, trying } from './notices'
import type { View } from './page'
import { table } from './table'

interface FileRow {
  path: string
  size: number
  owner: string
  at: string
  fileID: string
}

const PAGE = 50

/** The stored files: found, opened by a temporary URL, deleted. */
export const filesView: View = main => {
  main.className = 'simple'
  const text = h('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' })
  const summary = h('p', { class: 'hint', role: 'status' })
  const list = h('div')
  const earlier = button('Earlier', () => turn(-1))
  const later = button('Later', () => turn(1))
  let page = 0

  const load = () =>
    trying(async () => {
      const { total, files } = await read<{ total: number; files: FileRow[] }>('files', {
        text: text.value,
        page,
      })
      const first = page * PAGE
      summary.textContent = total ? `${first + 1}–${first + files.length} of ${count(total, 'file')}` : ''
      earlier.disabled = page === 0
      later.disabled = first + files.length >= total
      fill(
        list,
        files.length ? tableOf(files) : empty(text.value ? 'No path contains this.' : 'No files yet.'),
      )
    })

  function tableOf(files: FileRow[]): HTMLElement {
    const rows = files.map(file => [
      file.path,
      sizeOf(file.size),
      file.owner || 'nobody',
      momentOf(file.at),
      h('span', { class: 'actions' }, named('Open', file, open), named('Delete', file, remove)),
    ])
    return table('Files', ['Path', 'Size', 'Owner', 'Stored', 'Actions'], rows)
  }

  function named(action: string, file: FileRow, run: (file: FileRow) => unknown): HTMLElement {
    const control = button(action, () => run(file))
    control.setAttribute('aria-label', `${action} ${file.path}`)
    return control
  }

  function open({ fileID }: FileRow): Promise<void> {
    // Opened at once, since browsers allow new windows only as an answer to a click.
    const page = window.open('about:blank')
    return trying(async () => {
      const { fileList } = await ask<{ fileList: { tempFileURL: string; errMsg: string }[] }>(
        'POST',
        '/files/urls',
        { fileList: [fileID] },
      )
      const [found] = fileList
      if (found?.tempFileURL && page) page.location.href = found.tempFileURL
      else {
        page?.close()
        throw new Error(`The file cannot be opened: ${found?.errMsg}`)
      }
    })
  }

  function remove({ path }: FileRow): Promise<void> {
    return trying(async () => {
      if (!(await confirm('Delete this file?', path, 'Delete'))) return
      await change('files/delete', { path })
      say('File deleted')
      await load()
    })
  }

  function turn(by: number): void {
    page = Math.max(0, page + by)
    void load()
  }

  text.addEventListener('input', () => {
    page = 0
    void load()
  })
  fill(
    main,
    h('div', { class: 'head' }, h('h2', {}, 'Files'), button('Refresh', load)),
    h(
      'div',
      { class: 'bar' },
      field('Path contains', text),
      summary,
      h('span', { class: 'grow' }),
      earlier,
      later,
    ),
    list,
  )
  void load()
  return follow(['changed'], () => void load())
}
