import { read } from './api'
import { empty, fill, h } from './dom'
import { count, durationOf, momentOf } from './format'
import { cutView } from './json-view'
import { table } from './table'

/** A call in the list. */
export interface CallSummary {
  seq: number
  id: string
  function: string
  action: string
  openid?: string
  source: string
  at: string
  ms?: number
  roundTrips: number
  rowsScanned: number
  outcome: string
}

interface Text {
  text: string
  length: number
}

interface Call extends CallSummary {
  event: Text
  reply?: Text
  operations: { action: string; collection?: string; ms?: number; rows: number; error?: string }[]
  lines: string[]
  linesLost: number
}

/** One call in full: what went in, what came out, and what happened in between. */
export async function callView(place: HTMLElement, id: string): Promise<void> {
  let call: Call
  try {
    call = await read<Call>('call', { id })
  } catch (error) {
    fill(place, empty((error as Error).message))
    return
  }
  const scrolled = place.dataset.id === id ? place.scrollTop : 0
  place.dataset.id = id
  fill(
    place,
    h('h3', {}, call.action === '-' ? call.function : `${call.function} · ${call.action}`),
    facts(call),
    h('h4', {}, 'Event'),
    cutView(call.event, 'Event'),
    h('h4', {}, call.outcome === 'ok' || call.outcome === 'running' ? 'Reply' : 'Error'),
    call.reply ? cutView(call.reply, 'Reply') : empty('Not yet.'),
    h('h4', {}, 'Operations'),
    operations(call),
    h('h4', {}, 'Console'),
    lines(call),
  )
  place.scrollTop = scrolled
}

function facts(call: Call): HTMLElement {
  const pairs: [string, string][] = [
    ['Time', momentOf(call.at)],
    ['Took', durationOf(call.ms)],
    ['Outcome', call.outcome],
    ['Caller', call.openid ?? 'nobody'],
    ['Source', call.source],
    ['Database', `${count(call.roundTrips, 'round trip')}, ${count(call.rowsScanned, 'row')} scanned`],
    ['Request id', call.id],
  ]
  return h('dl', {}, ...pairs.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))))
}

function operations({ operations }: Call): HTMLElement {
  if (!operations.length) return empty('None.')
  const rows = operations.map(({ action, collection, ms, rows, error }, i) => [
    i + 1,
    action.replace(/^database\./, ''),
    collection ?? '',
    durationOf(ms),
    rows,
    error ?? '',
  ])
  return table('Operations', ['No.', 'Operation', 'Collection', 'Took', 'Rows', 'Error'], rows)
}

function lines({ lines, linesLost }: Call): HTMLElement {
  if (!lines.length) return empty('Nothing was written to the console.')
  const text = linesLost ? `${lines.join('\n')}\n… and ${count(linesLost, 'more line')}` : lines.join('\n')
  return h('pre', { class: 'json', tabindex: 0, role: 'region', 'aria-label': 'Console' }, text)
}
