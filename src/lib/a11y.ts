/** What assistive technology should hear about a control. */
export interface Semantics {
  role?: string
  label?: string
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  /** The one of a set that is shown now; browsers only. */
  current?: boolean
  expanded?: boolean
  hidden?: boolean
  /** Heading level; browsers only. */
  level?: number
  /** Ids of the elements that describe the control; browsers only. */
  describedBy?: string
  invalid?: boolean
  required?: boolean
  /** A region whose changes are read out; browsers only. */
  live?: 'polite' | 'assertive'
}

export const isH5 = process.env.TARO_ENV === 'h5'

/**
 * The attributes that say `semantics` on this platform: WeChat calls the role `aria-role`, browsers `role`.
 * Only what is set is returned, since every attribute travels to the weapp view layer; states are the words 'true' and
 * 'false', for a bare false would vanish there.
 */
export function a11y(semantics: Semantics): Record<string, string | number> {
  const { role, label, checked, selected, disabled, expanded, hidden } = semantics
  const attributes: Record<string, string | number> = {}
  if (role) attributes[isH5 ? 'role' : 'aria-role'] = role
  if (label) attributes['aria-label'] = label
  if (checked !== undefined) attributes['aria-checked'] = `${checked}`
  if (selected !== undefined) attributes['aria-selected'] = `${selected}`
  if (disabled) attributes['aria-disabled'] = 'true'
  if (expanded !== undefined) attributes['aria-expanded'] = `${expanded}`
  if (hidden) attributes['aria-hidden'] = 'true'
  if (isH5) {
    if (semantics.level) attributes['aria-level'] = semantics.level
    if (semantics.describedBy) attributes['aria-describedby'] = semantics.describedBy
    if (semantics.invalid) attributes['aria-invalid'] = 'true'
    if (semantics.required) attributes['aria-required'] = 'true'
    if (semantics.current) attributes['aria-current'] = 'true'
    if (semantics.live) attributes['aria-live'] = semantics.live
  }
  return attributes
}
