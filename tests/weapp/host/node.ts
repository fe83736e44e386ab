import type { Element } from 'glass-easel'
import { builtinTags } from './builtin-tags'
import type { DomNode } from './view-layer'

const implicitRoles: Record<string, string> = {
  button: 'button',
  input: 'textbox',
  textarea: 'textbox',
  switch: 'switch',
  radio: 'radio',
  checkbox: 'checkbox',
  navigator: 'link',
  slider: 'slider',
  image: 'img',
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What a person typed or ticked in a native control, which holds until the mini-program sets another value. */
const touched = new WeakMap<DomNode, { attribute: string; bound: unknown; value: unknown }>()

/** One rendered node, as a person or a screen reader meets it. */
export class ScreenNode {
  constructor(readonly dom: DomNode) {}

  /** The component framework's element behind the node. Throws for text. */
  get element(): Element {
    const element = this.dom.__wxElement
    if (!element) throw new Error(`<${this.tag}> has no element behind it`)
    return element
  }

  get tag(): string {
    return this.dom.localName
  }

  /** The value bound in WXML, of its own type; undefined and null stay what they are. */
  attribute(name: string): unknown {
    return this.dom.__wxElement?.getAttribute(name) ?? undefined
  }

  /** The visible text in and below it, white space squeezed. */
  get text(): string {
    return squeeze(visibleText(this.dom))
  }

  get label(): string {
    const label = this.attribute('aria-label')
    return typeof label === 'string' ? label : ''
  }

  /** `aria-role`, else what WeChat tells a screen reader for the component. */
  get role(): string {
    const role = this.attribute('aria-role')
    return typeof role === 'string' && role ? role : (implicitRoles[this.tag] ?? '')
  }

  get placeholder(): string {
    const text = this.attribute('placeholder')
    return typeof text === 'string' ? text : ''
  }

  get disabled(): boolean {
    const flag = (value: unknown) => value !== undefined && value !== false && value !== 'false'
    return flag(this.attribute('disabled')) || flag(this.attribute('aria-disabled') || undefined)
  }

  /** What an input shows. */
  get value(): string {
    return String(this.current('value') ?? '')
  }

  /** Whether a native switch, radio or checkbox is on, or an `aria-checked` says so. */
  get checked(): boolean {
    const own = this.current('checked')
    const said = this.attribute('aria-checked')
    return own === true || own === 'true' || own === '' || said === true || said === 'true'
  }

  /** Whether somebody listens for this event on the node itself. */
  listensTo(event: string): boolean {
    const target = (this.dom.__wxElement as { _$eventTarget?: Listeners } | undefined)?._$eventTarget
    return [target?.listeners, target?.captureListeners].some(
      all => all?.[event] && !all[event].funcArr.empty,
    )
  }

  /** Notes what a person put into the native control. */
  touch(attribute: 'value' | 'checked', value: unknown): void {
    touched.set(this.dom, { attribute, bound: this.attribute(attribute), value })
  }

  /** Once the mini-program has bound a new value, that one counts, even if it later returns to the old one. */
  refresh(): void {
    const own = touched.get(this.dom)
    if (own && own.bound !== this.attribute(own.attribute)) touched.delete(this.dom)
  }

  /** This node and those around it, the innermost first. */
  *around(): Generator<ScreenNode> {
    for (let node: DomNode | null = this.dom; node?.__wxElement; node = node.parentElement as DomNode | null)
      yield new ScreenNode(node)
  }

  /** The nearest node with one of these tags, itself included. */
  closest(...tags: string[]): ScreenNode | undefined {
    for (const node of this.around()) if (tags.includes(node.tag)) return node
    return undefined
  }

  /** All nodes below with one of these tags. */
  below(...tags: string[]): ScreenNode[] {
    return [...this.dom.querySelectorAll(tags.join(','))].map(dom => new ScreenNode(dom as DomNode))
  }

  toString(): string {
    const id = this.dom.__wxElement?.id
    const words = this.label || this.text || this.placeholder
    return `<${this.tag}${id ? ` #${id}` : ''}> "${words.slice(0, 40)}"`
  }

  private current(attribute: 'value' | 'checked'): unknown {
    this.refresh()
    const own = touched.get(this.dom)
    return own && own.attribute === attribute ? own.value : this.attribute(attribute)
  }
}

interface Listeners {
  listeners: Record<string, { funcArr: { empty: boolean } }>
  captureListeners: Record<string, { funcArr: { empty: boolean } }> | null
}

/** Whether a node is left out of the page by `hidden` or its own style. Classes are not looked at: no layout here. */
export function isHidden(dom: DomNode): boolean {
  const hidden = dom.__wxElement?.getAttribute('hidden')
  if (hidden !== undefined && hidden !== null && hidden !== false && hidden !== 'false') return true
  return /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/.test(dom.getAttribute('style') ?? '')
}

/** Text runs on through these; and through the hosts of components, which have tags of their own. */
const runsOn = (tag: string) => tag === 'text' || tag === 'span' || tag === 'slot' || !builtinTags.has(tag)

/** The text a person can see in and below a node: blocks on lines of their own, inputs with what they show. */
export function visibleText(dom: DomNode): string {
  if (isHidden(dom)) return ''
  if (dom.localName === 'input' || dom.localName === 'textarea') {
    const field = new ScreenNode(dom)
    return `\n${field.attribute('password') === true ? '' : field.value || field.placeholder}\n`
  }
  let text = ''
  for (const child of dom.childNodes) {
    if (child.nodeType === child.TEXT_NODE) text += child.textContent ?? ''
    else if (child.nodeType === child.ELEMENT_NODE) text += visibleText(child as DomNode)
  }
  return runsOn(dom.localName) ? text : `\n${text}\n`
}

/** The visible text of a page, one line per block, without empty lines. */
export function screenText(root: DomNode): string {
  const lines = visibleText(root).split('\n').map(squeeze)
  return lines.filter(Boolean).join('\n')
}
