import { read } from './api'
import { button, empty, fill, h } from './dom'
import { count, momentOf } from './format'
import { trying } from './notices'
import type { View } from './page'
import { table } from './table'

interface IndexRow {
  collection: string
  name: string
  keys: [string, number][]
  unique: boolean
  arrays: string[]
  times: number
  lastAt?: string
}

interface Shape {
  collection: string
  shape: string
  times: number
  mostRows: number
  lastAt: string
}

/** Every index with its use, and the scans that no index served. */
export const indexesView: View = main => {
  main.className = 'simple'
  const unindexed = h('div')
  const indexes = h('div')
  const load = () =>
    trying(async () => {
      const found = await read<{ indexes: IndexRow[]; unindexed: Shape[] }>('indexes')
      fill(unindexed, unindexedTable(found.unindexed))
      fill(indexes, indexTable(found.indexes))
    })
  fill(
    main,
    h('div', { class: 'head' }, h('h2', {}, 'Indexes'), button('Refresh', load)),
    h(
      'p',
      { class: 'hint' },
      'Counted since the cloud started. Reads by doc(id) need no scan and are not counted.',
    ),
    h('h3', {}, 'Scans without an index'),
    unindexed,
    h('h3', {}, 'Indexes and their use'),
    indexes,
  )
  void load()
  return () => {}
}

function unindexedTable(shapes: Shape[]): HTMLElement {
  if (!shapes.length) return empty('None so far: every filter was served by an index.')
  const rows = shapes.map(({ collection, shape, times, mostRows, lastAt }) => [
    collection,
    h('code', {}, shape),
    times,
    mostRows,
    momentOf(lastAt),
  ])
  return table('Scans without an index', ['Collection', 'Filter', 'Times', 'Most rows read', 'Last'], rows)
}

function indexTable(indexes: IndexRow[]): HTMLElement {
  if (!indexes.length) return empty('No collections yet.')
  const rows = indexes.map(({ collection, name, keys, unique, arrays, times, lastAt }) => [
    collection,
    name,
    h('code', {}, keys.map(([path, way]) => `${path} ${way === 1 ? '↑' : '↓'}`).join(', ')),
    [unique && 'unique', arrays.length > 0 && `arrays at ${arrays.join(', ')}`].filter(Boolean).join('; '),
    times ? count(times, 'scan') : 'not used',
    momentOf(lastAt),
  ])
  return table('Indexes', ['Collection', 'Index', 'Keys', 'Properties', 'Used by', 'Last'], rows)
}
