import { h } from './dom'
import { prettyOf } from './format'

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** JSON text, laid out and coloured; reachable by the keyboard, so that it can be scrolled. */
export function jsonView(text: string, label: string): HTMLElement {
  const pretty = prettyOf(text)
  const view = h('pre', { class: 'json', tabindex: 0, role: 'region', 'aria-label': label })
  let at = 0
  for (const match of pretty.matchAll(TOKEN)) {
    view.append(pretty.slice(at, match.index))
    const [token, string, colon] = match
    const kind = string === undefined ? 'literal' : colon === undefined ? 'string' : 'key'
    view.append(h('span', { class: kind }, string ?? token), colon ?? '')
    at = match.index + token.length
  }
  view.append(pretty.slice(at))
  return view
}

/** A text that may have been cut, with a note where it was. */
export function cutView({ text, length }: { text: string; length: number }, label: string): HTMLElement {
  const view = h('div', {}, jsonView(text, label))
  if (text.length < length)
    view.append(
      h(
        'p',
        { class: 'hint' },
        `The first ${text.length.toLocaleString('en')} of ${length.toLocaleString('en')} characters.`,
      ),
    )
  return view
}
