import type { ScreenNode } from './node'
import type { ViewLayer } from './view-layer'

/** WeChat's limit for input and textarea where the page sets none. */
const DEFAULT_MAXLENGTH = 140

/** What WeChat's native controls do by themselves: forms, radios, checkboxes, switches, fields. */
export class NativeControls {
  constructor(
    private readonly view: ViewLayer,
    private readonly copyIn: <T>(value: T) => T,
    private readonly goTo: (url: string, openType: string) => void,
  ) {}

  /** Sends an event with its detail made in the mini-program's realm. */
  send(node: ScreenNode, type: string, detail: object = {}, bubbles = false): void {
    const touch = { identifier: 0, pageX: 10, pageY: 10, clientX: 10, clientY: 10 }
    const extraFields = bubbles ? { touches: [], changedTouches: [touch] } : undefined
    this.view.send(node.element, type, this.copyIn(detail), {
      bubbles,
      extraFields: this.copyIn(extraFields),
    })
  }

  /** What follows a tap on `node` natively, after the tap's own listeners ran. */
  activate(node: ScreenNode): void {
    const control = node.closest('radio', 'checkbox', 'switch', 'button', 'navigator') ?? this.labelled(node)
    if (!control || control.disabled) return
    if (control.tag === 'radio') this.tick(control)
    if (control.tag === 'checkbox') this.toggle(control)
    if (control.tag === 'switch') {
      control.touch('checked', !control.checked)
      this.send(control, 'change', { value: control.checked })
    }
    const formType = control.tag === 'button' ? control.attribute('form-type') : undefined
    const form = formType ? control.closest('form') : undefined
    if (form && formType === 'submit') this.send(form, 'submit', { value: this.formValue(form) })
    if (form && formType === 'reset') this.send(form, 'reset')
    const url = control.tag === 'navigator' ? control.attribute('url') : undefined
    if (typeof url === 'string' && url) this.goTo(url, String(control.attribute('open-type') || 'navigate'))
  }

  /** Puts text into an input or textarea, cut to its maxlength as the keyboard would. Gives what it holds then. */
  type(field: ScreenNode, text: string): string {
    const limit = Number(field.attribute('maxlength') ?? DEFAULT_MAXLENGTH)
    const value = limit < 0 ? text : [...text].slice(0, limit).join('')
    field.touch('value', value)
    this.send(field, 'input', { value, cursor: value.length, keyCode: 0 })
    return value
  }

  /** The values of a form's named controls, as `bindsubmit` gets them. */
  formValue(form: ScreenNode): Record<string, unknown> {
    const named = form
      .below('input', 'textarea', 'switch', 'picker', 'slider', 'radio-group', 'checkbox-group')
      .filter(control => control.attribute('name'))
    return Object.fromEntries(
      named.map(control => [String(control.attribute('name')), this.valueOf(control)]),
    )
  }

  private valueOf(control: ScreenNode): unknown {
    if (control.tag === 'switch') return control.checked
    if (control.tag === 'radio-group') return this.ticked(control, 'radio')[0] ?? ''
    if (control.tag === 'checkbox-group') return this.ticked(control, 'checkbox')
    if (control.tag === 'input' || control.tag === 'textarea') return control.value
    return control.attribute('value') ?? ''
  }

  private ticked(group: ScreenNode, tag: string): unknown[] {
    return group
      .below(tag)
      .filter(box => box.checked)
      .map(box => box.attribute('value') ?? '')
  }

  private tick(radio: ScreenNode): void {
    if (radio.checked) return
    const group = radio.closest('radio-group')
    for (const other of group?.below('radio') ?? []) other.touch('checked', other.dom === radio.dom)
    radio.touch('checked', true)
    if (group) this.send(group, 'change', { value: radio.attribute('value') ?? '' })
  }

  private toggle(checkbox: ScreenNode): void {
    checkbox.touch('checked', !checkbox.checked)
    const group = checkbox.closest('checkbox-group')
    if (group) this.send(group, 'change', { value: this.ticked(group, 'checkbox') })
  }

  private labelled(node: ScreenNode): ScreenNode | undefined {
    const label = node.closest('label')
    if (!label) return undefined
    const id = label.attribute('for')
    const controls = ['radio', 'checkbox', 'switch', 'button']
    if (typeof id !== 'string' || !id) return label.below(...controls)[0]
    for (const box of label.around()) {
      const found = box.below(...controls).find(control => control.element.id === id)
      if (found) return found
    }
    return undefined
  }
}
