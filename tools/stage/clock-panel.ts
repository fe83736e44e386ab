import { inChina, weekday } from '@/lib/time'
import { cloud, type FunctionMetrics } from './cloud'
import { cloudAhead, cloudNow, everySecond, setCloudTime } from './cloud-time'
import { h, icon } from './dom'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const steps = [
  // The timer comes once a minute; whoever waits for a message need not wait so long.
  { label: '+1 分钟', ms: MINUTE },
  { label: '+1 小时', ms: HOUR },
  { label: '+1 天', ms: 24 * HOUR },
  { label: '+7 天', ms: 7 * 24 * HOUR },
]

/** 3 天 2 小时, for a difference in milliseconds; the two largest units. */
export function inDays(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const parts = [
    [Math.floor(minutes / 1_440), '天'],
    [Math.floor(minutes / 60) % 24, '小时'],
    [minutes % 60, '分钟'],
  ].filter(([count]) => count)
  return parts
    .slice(0, 2)
    .map(part => part.join(' '))
    .join(' ')
}

/** A timer's event names no action, so its calls are counted under `-`. */
const timerRuns = (metrics: FunctionMetrics) =>
  Object.entries(metrics).map(([name, actions]) => ({ name, runs: actions['-']?.calls ?? 0 }))

/** Which timers ran between two readings of the metrics, in words. */
export function timersBetween(before: FunctionMetrics, after: FunctionMetrics): string {
  const past = new Map(timerRuns(before).map(({ name, runs }) => [name, runs]))
  const ran = timerRuns(after)
    .map(({ name, runs }) => ({ name, runs: runs - (past.get(name) ?? 0) }))
    .filter(({ runs }) => runs > 0)
  if (ran.length === 0) return '没有到点的定时任务'
  return `定时任务跑过了：${ran.map(({ name, runs }) => `${name} ${runs} 次`).join('，')}`
}

/** The local cloud's clock: what it says in Lanzhou, and ways to move it on. */
export function createClock(): HTMLElement {
  const time = h('span', { class: 'clock-time' })
  const date = h('span', { class: 'clock-date' })
  const ahead = h('p', { class: 'hint' })
  const result = h('p', { class: 'clock-result', role: 'status' })
  const to = h('input', { class: 'input', id: 'clock-to', type: 'datetime-local', required: true })
  const buttons: HTMLButtonElement[] = steps.map(({ label, ms }) =>
    h('button', { class: 'button', type: 'button', onclick: () => move({ advanceMs: ms }) }, label),
  )
  const set = h('button', { class: 'button', type: 'submit' }, '拨到')
  const form = h(
    'form',
    {
      class: 'clock-form',
      onsubmit: (event: Event) => {
        event.preventDefault()
        // The field knows no time zone; what is written in it is Lanzhou's time.
        const moment = new Date(`${to.value}:00+08:00`)
        if (moment.getTime() <= cloudNow()) tell('时钟只能往后拨', false)
        else move({ now: moment.toISOString() })
      },
    },
    h('label', { class: 'visually-hidden', for: 'clock-to' }, '拨到兰州时间'),
    to,
    set,
  )

  function tell(text: string, fine: boolean) {
    result.replaceChildren(icon(fine ? 'check' : 'warning'), text)
    result.classList.toggle('bad', !fine)
  }

  async function move(where: { now: string } | { advanceMs: number }) {
    for (const button of [...buttons, set]) button.disabled = true
    result.replaceChildren(icon('clock'), '正在拨，定时任务跑完就好…')
    try {
      const before = await cloud.metrics()
      setCloudTime(await cloud.moveClock(where))
      tell(timersBetween(before, await cloud.metrics()), true)
    } catch {
      tell('没有拨成：本地云没有答应', false)
    } finally {
      for (const button of [...buttons, set]) button.disabled = false
    }
  }

  everySecond(() => {
    const now = inChina(cloudNow())
    time.textContent = now.format('HH:mm:ss')
    date.textContent = `${now.format('YYYY年M月D日')} ${weekday(cloudNow())}`
    const by = cloudAhead() > 60_000 ? inDays(cloudAhead()) : ''
    ahead.textContent = by ? `兰州时间，比真实时间快 ${by}` : '兰州时间，和真实时间一样'
    to.min = now.format('YYYY-MM-DDTHH:mm')
    if (!to.value || (to.value < to.min && document.activeElement !== to)) {
      to.value = now.add(1, 'day').hour(9).minute(0).format('YYYY-MM-DDTHH:mm')
    }
  })
  return h(
    'section',
    { class: 'clock', 'aria-labelledby': 'clock-title' },
    h('h2', { id: 'clock-title' }, icon('clock'), '时钟'),
    h('p', { class: 'clock-face' }, time, date),
    ahead,
    h('div', { class: 'clock-steps' }, ...buttons),
    form,
    result,
  )
}
