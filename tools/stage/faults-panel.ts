import { cloud, type Faults } from './cloud'
import { h, icon } from './dom'

type Kind = 'conflict' | 'slow' | 'failBefore' | 'failAfter' | 'crash'

const kinds: { kind: Kind; label: string; about: string }[] = [
  { kind: 'conflict', label: '写冲突', about: '别人抢先改了同一条' },
  { kind: 'slow', label: '变慢', about: '数据库慢 800 毫秒' },
  { kind: 'failBefore', label: '写入前断开', about: '没写进去，也没有回音' },
  { kind: 'failAfter', label: '写入后断开', about: '写进去了，但没有回音' },
  { kind: 'crash', label: '中途崩溃', about: '云函数做到一半没了' },
]
const levels = [0, 0.1, 0.2]
const SLOW_MS = 800
/** Faults are drawn from a seed, so that a demonstration can be repeated. */
const SEED = 1

const chance = (faults: Faults, kind: Kind): number => (kind === 'slow' ? faults.slow?.p : faults[kind]) ?? 0
const percent = (p: number): string => `${Math.round(p * 100)} %`

/** The faults that `/faults` takes for chosen chances; nothing chosen clears them. */
export function faultsOf(chances: Record<string, number>): Faults {
  const faults: Faults = {}
  for (const { kind } of kinds) {
    const p = chances[kind] ?? 0
    if (p === 0) continue
    if (kind === 'slow') faults.slow = { p, ms: SLOW_MS }
    else faults[kind] = p
  }
  return Object.keys(faults).length ? { seed: SEED, ...faults } : {}
}

/** Switches for what can go wrong in a cloud. `onChange` hears how many are on. */
export function createFaults(onChange: (on: number) => void) {
  const rows = h('div', { class: 'faults' })
  const clear = h('button', { class: 'button', type: 'button', onclick: () => apply({}) }, '全部清除')
  const trouble = h('p', { class: 'hint bad', role: 'status' })
  const element = h(
    'div',
    {},
    h('p', { class: 'hint' }, '让云时好时坏，看诉求会不会丢。'),
    rows,
    clear,
    trouble,
  )

  function show(faults: Faults) {
    const on = kinds.filter(({ kind }) => chance(faults, kind) > 0).length
    rows.replaceChildren(...kinds.map(each => row(each, faults)))
    clear.disabled = on === 0
    onChange(on)
  }

  function row({ kind, label, about }: (typeof kinds)[number], faults: Faults): HTMLElement {
    const now = chance(faults, kind)
    const choices = levels.includes(now) ? levels : [...levels, now].sort((a, b) => a - b)
    return h(
      'fieldset',
      { class: 'fault' },
      h('legend', {}, label, h('span', { class: 'fault-about' }, about)),
      h(
        'div',
        { class: 'levels' },
        ...choices.map(level =>
          h(
            'label',
            { class: 'level' },
            h('input', {
              type: 'radio',
              name: `fault-${kind}`,
              value: level,
              checked: level === now,
              onchange: () => apply({ ...chances(faults), [kind]: level }),
            }),
            h('span', {}, percent(level)),
          ),
        ),
      ),
    )
  }

  const chances = (faults: Faults) =>
    Object.fromEntries(kinds.map(({ kind }) => [kind, chance(faults, kind)]))

  async function apply(wanted: Record<string, number>) {
    const focused = document.activeElement
    const [name, value] = focused instanceof HTMLInputElement ? [focused.name, focused.value] : []
    try {
      await cloud.setFaults(faultsOf(wanted))
      trouble.textContent = ''
    } catch {
      trouble.replaceChildren(icon('warning'), '没有设成：本地云没有答应')
    }
    await refresh()
    if (name) rows.querySelector<HTMLInputElement>(`[name="${name}"][value="${value}"]`)?.focus()
  }

  const refresh = async () => show(await cloud.faults().catch(() => ({})))
  return { element, refresh }
}
