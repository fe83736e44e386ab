import { isHidden, ScreenNode } from './node'
import type { DomNode, MountedPage, ViewLayer } from './view-layer'

/** How to point at a node. Several conditions must all hold. */
export interface Target {
  /** As in WXML: `#id`, `.class`. */
  selector?: string
  /** Visible text, else aria-label or placeholder; the whole of it, else a part. */
  text?: string
  /** Exactly this aria-label. */
  label?: string
  role?: string
  /** Only inside the smallest node that holds this text as well, for "the button of that row". */
  within?: string
  /** Which one, when there are several: 0 is the first. */
  nth?: number
}

/** A string means text, or a selector when it begins with # or a dot followed by a letter. */
export type Where = string | Target | ScreenNode

export const asTarget = (where: string | Target): Target => {
  if (typeof where !== 'string') return where
  return /^[#.][a-zA-Z_]/.test(where) ? { selector: where } : { text: where }
}

export const describeTarget = (where: Where): string =>
  where instanceof ScreenNode
    ? String(where)
    : typeof where === 'string'
      ? `"${where}"`
      : JSON.stringify(where)

/** All visible nodes of a page, outermost first. */
export function visibleNodes(root: DomNode): ScreenNode[] {
  const nodes: ScreenNode[] = []
  const visit = (dom: DomNode) => {
    for (const child of dom.children as unknown as Iterable<DomNode>) {
      if (isHidden(child)) continue
      if (child.__wxElement) nodes.push(new ScreenNode(child))
      visit(child)
    }
  }
  visit(root)
  return nodes
}

const innermost = (nodes: ScreenNode[]): ScreenNode[] =>
  nodes.filter(node => !nodes.some(other => other.dom !== node.dom && node.dom.contains(other.dom)))

/** What is read aloud or hinted at, beside what is seen. */
const unseen = (node: ScreenNode) => [node.label, node.value ? '' : node.placeholder]

/** The nodes called so. What is seen comes before what is only read aloud, the whole text before a part of it. */
function called(nodes: ScreenNode[], text: string): ScreenNode[] {
  const wanted = text.replace(/\s+/g, ' ').trim()
  const ways: ((node: ScreenNode) => boolean)[] = [
    node => node.text === wanted,
    node => unseen(node).includes(wanted),
    node => node.text.includes(wanted),
    node => unseen(node).some(words => words.includes(wanted)),
  ]
  for (const way of ways) {
    const found = nodes.filter(way)
    if (found.length) return found
  }
  return []
}

/** All nodes on the page that `where` points at. Empty when there is none. */
export function findAll(view: ViewLayer, page: MountedPage, where: Where): ScreenNode[] {
  if (where instanceof ScreenNode) return [where]
  const { selector, text, label, role, within, nth } = asTarget(where)
  let nodes = visibleNodes(page.holder as DomNode)
  if (within !== undefined) nodes = inside(nodes, within, { selector, text, label, role }, view, page)
  if (selector !== undefined) {
    const selected = new Set<unknown>(view.select(page, selector).map(element => element.getBackendElement()))
    nodes = nodes.filter(node => selected.has(node.dom))
  }
  if (label !== undefined) nodes = nodes.filter(node => node.label === label)
  if (role !== undefined) nodes = nodes.filter(node => node.role === role)
  if (text !== undefined) nodes = role === undefined ? innermost(called(nodes, text)) : called(nodes, text)
  return nth === undefined ? nodes : nodes.slice(nth, nth < 0 ? undefined : nth + 1).slice(0, 1)
}

/** The nodes in the smallest box that holds the text `within` and something that the rest of the target fits. */
function inside(
  nodes: ScreenNode[],
  within: string,
  rest: Target,
  view: ViewLayer,
  page: MountedPage,
): ScreenNode[] {
  const wanted = findAll(view, page, rest)
  for (const anchor of innermost(called(nodes, within)))
    for (const box of anchor.around())
      if (wanted.some(node => box.dom.contains(node.dom)))
        return nodes.filter(node => box.dom.contains(node.dom))
  return []
}
