import { read } from './api'
import { type CallSummary, callView } from './call-view'
import { empty, field, fill, h, withArrowKeys } from './dom'
import { count, durationOf, timeOf } from './format'
import { follow } from './live'
import { trying } from './notices'
import type { View } from './page'

const WORDS: Record<string, string> = {
  running: 'running',
  ok: 'ok',
  threw: 'threw',
  unfit: 'no JSON',
  large: 'too large',
  timeout: 'timed out',
  crashed: 'crashed',
}

/** The latest calls, which appear by themselves, and one of them in full. */
export const callsView: View = main => {
  main.className = 'simple'
  const calls = new Map<string, { call: CallSummary; row: HTMLElement; item: HTMLElement }>()
  let version = 0
  let chosen: string | undefined
  const search = h('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' })
  const failed = h('input', { type: 'checkbox', id: 'failed' })
  const paused = h('input', { type: 'checkbox', id: 'paused' })
  const list = withArrowKeys(h('ul', { class: 'plain rows' }))
  const detail = h('div', { class: 'detail' }, empty('Choose a call.'))
  const none = empty('No calls yet. They appear here as they are made.')

  const load = () =>
    trying(async () => {
      if (paused.checked) return
      const found = await read<{ version: number; oldest: number; calls: CallSummary[] }>('calls', {
        since: version,
      })
      // A cloud that was started anew counts from the beginning.
      if (found.version < version) return startOver()
      version = found.version
      for (const call of found.calls.reverse()) note(call)
      for (const [id, { call, item }] of calls) {
        if (call.seq >= found.oldest) continue
        item.remove()
        calls.delete(id)
      }
      sift()
      if (chosen && found.calls.some(call => call.id === chosen)) void callView(detail, chosen)
    })

  function startOver(): void {
    version = 0
    calls.clear()
    fill(list)
    void load()
  }

  function note(call: CallSummary): void {
    const known = calls.get(call.id)
    if (known) {
      known.call = call
      fill(known.row, ...contentOf(call))
      return
    }
    const row = h(
      'button',
      { type: 'button', class: 'row call', onclick: () => open(call.id) },
      ...contentOf(call),
    )
    const item = h('li', {}, row)
    list.prepend(item)
    calls.set(call.id, { call, row, item })
  }

  function open(id: string): void {
    if (chosen) calls.get(chosen)?.row.removeAttribute('aria-current')
    chosen = id
    calls.get(id)?.row.setAttribute('aria-current', 'true')
    void callView(detail, id)
  }

  /** Shows only those that are wanted. */
  function sift(): void {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
    for (const { call, item } of calls.values()) {
      const text = `${call.function} ${call.action} ${call.openid ?? ''} ${call.id}`.toLowerCase()
      const isBad = call.outcome !== 'ok' && call.outcome !== 'running'
      item.hidden = !words.every(word => text.includes(word)) || (failed.checked && !isBad)
    }
    none.hidden = calls.size > 0
  }

  search.addEventListener('input', sift)
  failed.addEventListener('change', sift)
  paused.addEventListener('change', load)
  fill(
    main,
    h('div', { class: 'head' }, h('h2', {}, 'Calls')),
    h(
      'div',
      { class: 'bar' },
      field('Function, action, caller or request id', search),
      h('label', { class: 'check', for: 'failed' }, failed, 'Failures only'),
      h('label', { class: 'check', for: 'paused' }, paused, 'Pause'),
    ),
    h('div', { class: 'split' }, h('div', { class: 'rows-box' }, none, list), detail),
  )
  void load()
  return follow(['call'], () => void load())
}

function contentOf(call: CallSummary): HTMLElement[] {
  const action = call.action === '-' ? call.function : `${call.function} · ${call.action}`
  return [
    h('span', { class: 'name' }, action),
    h('span', { class: `chip ${call.outcome}` }, WORDS[call.outcome] ?? call.outcome),
    h(
      'span',
      { class: 'line' },
      `${timeOf(call.at)} · ${call.openid ?? 'nobody'} · ${durationOf(call.ms)} · ${count(call.roundTrips, 'round trip')} · ${count(call.rowsScanned, 'row')}`,
    ),
  ]
}
