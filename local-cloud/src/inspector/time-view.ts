import { ask, change, read } from './api'
import { button, empty, field, fill, h } from './dom'
import { momentOf } from './format'
import { follow } from './live'
import { say, trying } from './notices'
import type { View } from './page'
import { table } from './table'

interface Timer {
  function: string
  name: string
  cron: string
  next?: string
}

const HOUR_MS = 3600_000

/** The cloud's clock, which can be moved forward, and the functions' timers. */
export const timeView: View = main => {
  main.className = 'simple'
  const now = h('p', { class: 'big', role: 'status' })
  const target = h('input', { type: 'datetime-local', step: 1, required: true })
  const timers = h('div')

  const load = () =>
    trying(async () => {
      const clock = await ask<{ now: string }>('GET', '/clock')
      now.textContent = momentOf(clock.now)
      const found = await read<{ timers: Timer[] }>('timers')
      fill(timers, found.timers.length ? tableOf(found.timers) : empty('No function has a timer.'))
    })

  const move = (wish: object) =>
    trying(async () => {
      now.textContent = 'Moving; what falls due runs first …'
      try {
        const clock = await ask<{ now: string }>('POST', '/clock', wish)
        say(`It is ${momentOf(clock.now)} now`)
      } finally {
        await load()
      }
    })

  function tableOf(list: Timer[]): HTMLElement {
    const rows = list.map(timer => [
      timer.function,
      timer.name,
      h('code', {}, timer.cron),
      timer.next ? momentOf(timer.next) : 'never',
      fireButton(timer),
    ])
    return table('Timers', ['Function', 'Timer', 'Cron, in UTC+8', 'Due next', 'Actions'], rows)
  }

  function fireButton({ function: fn, name }: Timer): HTMLElement {
    const control = button('Fire now', () =>
      trying(async () => {
        control.disabled = true
        try {
          const reply = await change<{ errCode?: number; errMsg?: string }>('timers/fire', {
            function: fn,
            name,
          })
          if (reply.errCode !== undefined) throw new Error(`${fn}: ${reply.errCode} ${reply.errMsg}`)
          say(`${name} of ${fn} has run`)
        } finally {
          control.disabled = false
        }
      }),
    )
    control.setAttribute('aria-label', `Fire now: ${name} of ${fn}`)
    return control
  }

  const moveTo = (event: Event) => {
    event.preventDefault()
    void move({ now: new Date(target.value).toISOString() })
  }
  fill(
    main,
    h('h2', {}, 'Clock and timers'),
    h('h3', {}, 'Clock'),
    now,
    h(
      'p',
      { class: 'hint' },
      'In the time zone of this browser. The clock only goes forward; what falls due meanwhile runs.',
    ),
    h(
      'form',
      { class: 'bar', onsubmit: moveTo },
      button('1 hour forward', () => void move({ advanceMs: HOUR_MS })),
      button('1 day forward', () => void move({ advanceMs: 24 * HOUR_MS })),
      field('To a time', target),
      h('button', {}, 'Move there'),
    ),
    h('h3', {}, 'Timers'),
    timers,
  )
  void load()
  const ticking = setInterval(() => void showNow(), 10_000)
  const showNow = () =>
    trying(async () => {
      now.textContent = momentOf((await ask<{ now: string }>('GET', '/clock')).now)
    })
  const endFollow = follow(['clock'], () => void load())
  return () => {
    clearInterval(ticking)
    endFollow()
  }
}
