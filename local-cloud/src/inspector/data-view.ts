import { change, read } from './api'
import { collectionView } from './collection-view'
import { askName } from './dialogs'
import { button, empty, fill, h } from './dom'
import { follow } from './live'
import { say, trying } from './notices'
import type { View } from './page'

interface CollectionRow {
  name: string
  documents: number
}

/** The collections, and the documents of the one that is chosen. */
export const dataView: View = (main, chosen) => {
  const list = h('ul', { class: 'plain' })
  const place = h('section', { class: 'place', 'aria-label': chosen ? `Collection ${chosen}` : 'Documents' })
  main.className = 'with-side'
  const load = () =>
    trying(async () => {
      const { collections } = await read<{ collections: CollectionRow[] }>('collections')
      fill(list, ...collections.map(row => h('li', {}, linkTo(row, row.name === chosen))))
      if (!collections.length) fill(list, h('li', {}, empty('No collections yet.')))
      if (!chosen) {
        const text = collections.length
          ? 'Choose a collection.'
          : 'Functions can use a collection once it exists.'
        fill(place, empty(text))
      }
    })
  const create = () =>
    askName('New collection', 'Name', 'Create', async name => {
      await change('collections', { name })
      say(`Collection ${name} created`)
      location.hash = `#/data/${encodeURIComponent(name)}`
    })
  fill(
    main,
    h(
      'section',
      { class: 'side', 'aria-label': 'Collections' },
      h('div', { class: 'head' }, h('h2', {}, 'Collections'), button('New', create)),
      list,
    ),
    place,
  )
  void load()
  const endCollection = chosen ? collectionView(place, chosen) : () => {}
  const endFollow = follow(['changed'], () => void load())
  return () => {
    endCollection()
    endFollow()
  }
}

function linkTo({ name, documents }: CollectionRow, isChosen: boolean): HTMLElement {
  return h(
    'a',
    {
      class: 'row',
      href: `#/data/${encodeURIComponent(name)}`,
      'aria-current': isChosen && 'true',
      title: name,
    },
    h('span', { class: 'name' }, name),
    h('span', { class: 'number' }, documents.toLocaleString('en')),
  )
}
