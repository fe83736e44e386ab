import './page.css'
import { ask } from './api'
import { callsView } from './calls-view'
import { dataView } from './data-view'
import { fill, h } from './dom'
import { faultsView } from './faults-view'
import { filesView } from './files-view'
import { momentOf } from './format'
import { indexesView } from './indexes-view'
import { follow, listen } from './live'
import { messagesView } from './messages-view'
import { complain, notices } from './notices'
import { snapshotsView } from './snapshots-view'
import { timeView } from './time-view'

/** A part of the page: fills `main` and returns what ends it. `rest` is what follows its name in the address. */
export type View = (main: HTMLElement, rest: string) => () => void

const VIEWS: Record<string, { title: string; view: View }> = {
  data: { title: 'Documents', view: dataView },
  indexes: { title: 'Indexes', view: indexesView },
  calls: { title: 'Calls', view: callsView },
  messages: { title: 'Messages', view: messagesView },
  files: { title: 'Files', view: filesView },
  time: { title: 'Clock and timers', view: timeView },
  faults: { title: 'Faults', view: faultsView },
  snapshots: { title: 'Snapshots', view: snapshotsView },
}

const main = h('main', { id: 'main', tabindex: -1 })
const links = Object.entries(VIEWS).map(([name, { title }]) => h('a', { href: `#/${name}` }, title))
const clock = h('p', { class: 'hint' })
const connection = h('p', { class: 'hint', role: 'status' })
let end = () => {}

function show(): void {
  const [, name = 'data', rest = ''] = /^#\/([^/]*)\/?(.*)$/.exec(location.hash) ?? []
  const { title, view } = VIEWS[name] ?? VIEWS.data!
  for (const link of links) {
    if (link.textContent === title) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  document.title = `${title} · Inspector`
  end()
  fill(main)
  end = view(main, decodeURIComponent(rest))
}

async function showClock(): Promise<void> {
  try {
    const { now } = await ask<{ now: string }>('GET', '/clock')
    const ahead = Date.parse(now) - Date.now() > 60_000
    clock.textContent = ahead ? `The clock is ahead: ${momentOf(now)}` : 'Clock: real time'
  } catch (error) {
    complain(error)
  }
}

document.body.append(
  h('a', { class: 'skip', href: '#main', onclick: skip }, 'To the content'),
  h('header', {}, h('h1', {}, 'Inspector'), h('nav', { 'aria-label': 'Parts' }, ...links), clock, connection),
  main,
  notices,
)

/** The address names the part shown, so a jump within the page must not change it. */
function skip(event: Event): void {
  event.preventDefault()
  main.focus()
}

addEventListener('hashchange', show)
listen(is => {
  connection.textContent = is ? 'Connected' : 'Not connected; trying again'
})
follow(['clock'], () => void showClock())
void showClock()
show()
