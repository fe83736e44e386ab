import { Textarea, View } from '@tarojs/components'
import { a11y, isH5 } from '@/lib/a11y'
import { classNames } from '@/lib/class-names'
import { useField } from './field'
import styles from './text-input.module.scss'

interface TextAreaProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxLength?: number
  disabled?: boolean
  onBlur?: () => void
  /** Only without a Field around it. */
  label?: string
}

/** Several lines of text that grow with what is typed, and how many characters are used. */
export function TextArea({ value, onChange, placeholder, maxLength = 500, ...props }: TextAreaProps) {
  const field = useField()
  const label = props.label ?? field.label
  const className = classNames(styles.input, styles.area)
  return (
    <View className={classNames(styles.box, field.invalid && styles.invalid)}>
      {isH5 ? (
        <textarea
          id={field.id}
          className={className}
          value={value}
          rows={4}
          placeholder={placeholder}
          maxLength={maxLength}
          disabled={props.disabled}
          aria-label={field.id ? undefined : label}
          aria-describedby={field.describedBy}
          aria-invalid={field.invalid || undefined}
          aria-required={field.required || undefined}
          onChange={event => onChange(event.target.value)}
          onBlur={props.onBlur}
        />
      ) : (
        <Textarea
          className={className}
          value={value}
          placeholder={placeholder}
          placeholderClass="placeholder"
          maxlength={maxLength}
          disabled={props.disabled}
          autoHeight
          cursorSpacing={24}
          showConfirmBar={false}
          disableDefaultPadding
          aria-label={label}
          onInput={event => onChange(event.detail.value)}
          onBlur={props.onBlur}
        />
      )}
      <View className={styles.count} {...a11y({ hidden: true })}>
        {value.length}/{maxLength}
      </View>
    </View>
  )
}
