import { ask } from './api'
import { button, field, fill, h } from './dom'
import { say, trying } from './notices'
import type { View } from './page'

interface Settings {
  seed?: number | string
  conflict?: number
  slow?: { p: number; ms: number }
  failBefore?: number
  failAfter?: number
  crash?: number
}

const FIELDS = {
  conflict: ['Conflict', 'Writes inside transactions conflict.'],
  failBefore: ['Fail before', 'An operation fails before it was done.'],
  failAfter: ['Fail after', 'An operation fails after it was done.'],
  crash: ['Crash', 'The worker dies in the middle of a call.'],
  slow: ['Slow', 'An operation starts later.'],
} as const

type Name = keyof typeof FIELDS

/** The faults that are drawn: seen, set, cleared. */
export const faultsView: View = main => {
  main.className = 'simple'
  const state = h('p', { role: 'status' })
  const error = h('p', { class: 'error', role: 'alert' })
  const number = (most?: number) => h('input', { type: 'number', min: 0, max: most, step: 'any' })
  const inputs = Object.fromEntries(Object.keys(FIELDS).map(name => [name, number(1)])) as Record<
    Name,
    HTMLInputElement
  >
  const slowMs = number()
  const seed = h('input', { autocomplete: 'off' })

  function show(settings: Settings): void {
    const { slow, ...rest } = settings
    for (const [name, input] of Object.entries(inputs))
      input.value = String((name === 'slow' ? slow?.p : rest[name as Exclude<Name, 'slow'>]) ?? '')
    slowMs.value = String(slow?.ms ?? '')
    seed.value = String(settings.seed ?? '')
    const isSet = Object.values(inputs).some(input => Number(input.value) > 0)
    state.textContent = isSet ? 'Faults are being drawn.' : 'No faults: everything works.'
  }

  async function set(settings: Settings): Promise<void> {
    error.textContent = ''
    try {
      show(await ask<Settings>('POST', '/faults', settings))
      say('Faults set')
    } catch (reason) {
      error.textContent = (reason as Error).message
    }
  }

  function wished(): Settings {
    const settings: Settings = {}
    for (const name of ['conflict', 'failBefore', 'failAfter', 'crash'] as const)
      if (inputs[name].value) settings[name] = Number(inputs[name].value)
    if (inputs.slow.value) settings.slow = { p: Number(inputs.slow.value), ms: Number(slowMs.value || 0) }
    if (seed.value) settings.seed = /^\d+$/.test(seed.value) ? Number(seed.value) : seed.value
    return settings
  }

  const send = (event: Event) => {
    event.preventDefault()
    void set(wished())
  }
  fill(
    main,
    h('h2', {}, 'Faults'),
    h(
      'p',
      { class: 'hint' },
      'Probabilities from 0 to 1, drawn for each database operation, and for a crash for each call.',
    ),
    state,
    h(
      'form',
      { class: 'narrow', onsubmit: send },
      ...Object.entries(FIELDS).map(([name, [label, hint]]) => field(label, inputs[name as Name], hint)),
      field('Slow by, in milliseconds', slowMs),
      field('Seed', seed, 'The same calls in the same order meet the same faults.'),
      error,
      h(
        'div',
        { class: 'actions' },
        button('Clear all faults', () => void set({})),
        h('button', { class: 'main' }, 'Set these faults'),
      ),
    ),
  )
  void trying(async () => show(await ask<Settings>('GET', '/faults')))
  return () => {}
}
