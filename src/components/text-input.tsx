import { Input } from '@tarojs/components'
import { isH5 } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useField } from './field'
import styles from './text-input.module.scss'

interface TextInputProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** Which keyboard opens. */
  keyboard?: 'text' | 'number' | 'phone' | 'decimal'
  maxLength?: number
  disabled?: boolean
  onBlur?: () => void
  /** What the keyboard's own key says. */
  confirm?: 'done' | 'next' | 'search' | 'send'
  /** Only without a Field around it. */
  label?: string
  className?: string
}

const modes = { text: 'text', number: 'numeric', phone: 'tel', decimal: 'decimal' } as const
const types = { text: 'text', number: 'number', phone: 'number', decimal: 'digit' } as const

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const {
    value,
    onChange,
    placeholder,
    keyboard = 'text',
    maxLength = 60,
    disabled,
    confirm = 'done',
  } = props
  const field = useField()
  const label = props.label ?? field.label
  const className = classNames(styles.input, field.invalid && styles.invalid, props.className)
  if (isH5) {
    return (
      <input
        id={field.id}
        className={className}
        value={value}
        type={confirm === 'search' ? 'search' : keyboard === 'phone' ? 'tel' : 'text'}
        inputMode={modes[keyboard]}
        placeholder={placeholder}
        maxLength={maxLength}
        disabled={disabled}
        aria-label={field.id ? undefined : label}
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid || undefined}
        aria-required={field.required || undefined}
        onChange={event => onChange(event.target.value)}
        onBlur={props.onBlur}
      />
    )
  }
  return (
    <Input
      className={className}
      value={value}
      type={types[keyboard]}
      placeholder={placeholder}
      placeholderClass="placeholder"
      maxlength={maxLength}
      disabled={disabled}
      confirmType={confirm}
      cursorSpacing={24}
      aria-label={label}
      onInput={event => onChange(event.detail.value)}
      onBlur={props.onBlur}
    />
  )
}

/** A telephone number: digits and hyphens, the number keyboard, 11 digits (landlines with their area code: 12). */
export function PhoneInput({
  value,
  onChange,
  ...rest
}: Pick<TextInputProps, 'value' | 'onChange' | 'placeholder' | 'disabled' | 'onBlur' | 'label'>) {
  return (
    <TextInput
      {...rest}
      value={value}
      onChange={typed => onChange(typed.replace(/[^\d-]/g, ''))}
      keyboard="phone"
      maxLength={13}
      placeholder={rest.placeholder ?? '手机或座机号码'}
    />
  )
}
