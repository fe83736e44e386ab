import { describeTarget, findAll, visibleNodes, type Where } from './find'
import { type ScreenNode, screenText } from './node'
import type { LivePage } from './routing'
import type { DomNode, ViewLayer } from './view-layer'

// Somebody who taps on words means the control rather than a heading that says the same.
const controlRoles = new Set(
  'button link radio checkbox switch tab menuitem option combobox textbox'.split(' '),
)
const tappableTags = [
  'button',
  'navigator',
  'label',
  'radio',
  'checkbox',
  'switch',
  'picker',
  'input',
  'textarea',
]

const isControl = (node: ScreenNode) => node.tag === 'label' || controlRoles.has(node.role)
const isField = (node: ScreenNode) => node.tag === 'input' || node.tag === 'textarea'

const absent = (where: Where, what: string, page: LivePage) =>
  new Error(`${describeTarget(where)} is ${what} ${page.path}:\n${screenText(page.holder as DomNode)}`)

const onlyOne = (where: Where, nodes: ScreenNode[]): ScreenNode => {
  if (nodes.length === 1) return nodes[0]!
  throw new Error(`${describeTarget(where)} could be ${nodes.join(' or ')}: say which (within, role, nth)`)
}

/** What can be reached of these nodes: while a dialog is open, nothing behind it. Throws when all are behind it. */
function reachable(page: LivePage, where: Where, nodes: ScreenNode[]): ScreenNode[] {
  const isDialog = (node: ScreenNode) => node.role === 'dialog' || node.role === 'alertdialog'
  const dialog = visibleNodes(page.holder as DomNode)
    .filter(isDialog)
    .at(-1)
  if (!dialog) return nodes
  const inFront = nodes.filter(node => dialog.dom.contains(node.dom))
  if (nodes.length && !inFront.length) throw new Error(`${describeTarget(where)} is behind ${dialog}`)
  return inFront
}

/** The first node that fits. Throws with the text of the page when there is none. */
export function aim(view: ViewLayer, page: LivePage, where: Where): ScreenNode {
  const found = findAll(view, page, where)[0]
  if (!found) throw absent(where, 'not on', page)
  return found
}

/** What a tap lands on. Throws when nothing there listens, when it is disabled, or when it could be several things. */
export function aimTap(view: ViewLayer, page: LivePage, where: Where): ScreenNode {
  const found = reachable(page, where, findAll(view, page, where))
  if (!found.length) throw absent(where, 'not on', page)
  const heard = found.filter(node =>
    [...node.around()].some(n => n.listensTo('tap') || tappableTags.includes(n.tag)),
  )
  if (!heard.length) throw new Error(`nothing listens to a tap on ${found.join(', ')}`)
  // The same words twice in one control are one thing to tap on.
  const area = (node: ScreenNode) => [...node.around()].find(isControl)?.dom
  const controls = heard.filter((node, i) => {
    const own = area(node)
    return own && heard.findIndex(other => area(other) === own) === i
  })
  const node = onlyOne(where, controls.length ? controls : heard)
  if ([...node.around()].some(n => isControl(n) && n.disabled)) throw new Error(`${node} is disabled`)
  return node
}

/**
 * The field that `where` names: by selector, label, placeholder, or the words beside it. Throws when there is none,
 * when it is disabled, or when it could be several.
 */
export function aimField(view: ViewLayer, page: LivePage, where: Where): ScreenNode {
  const found = findAll(view, page, where)
  let fields = found.flatMap(node => (isField(node) ? [node] : node.below('input', 'textarea')))
  if (!fields.length && typeof where === 'string') {
    const all = visibleNodes(page.holder as DomNode).filter(isField)
    const names = (node: ScreenNode) => [node.label, node.placeholder]
    fields = all.filter(node => names(node).includes(where))
    if (!fields.length) fields = all.filter(node => names(node).some(name => name.includes(where)))
    // Words on a button name no field, whatever stands beside it.
    const beside = found.some(node => ![...node.around()].some(isControl))
    if (!fields.length && beside) fields = findAll(view, page, { role: 'textbox', within: where })
  }
  if (!fields.length) throw absent(where, 'no field on', page)
  const field = onlyOne(where, reachable(page, where, fields))
  if (field.disabled) throw new Error(`${field} is disabled`)
  return field
}
