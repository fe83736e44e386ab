import { TextInput } from './text-input'

interface NumberInputProps {
  /** NaN while nothing is written. */
  value: number
  onChange: (value: number) => void
  maxLength?: number
  /** Only without a Field around it. */
  label?: string
}

/** A whole number that is typed, where a Stepper would need too many taps. */
export function NumberInput({ value, onChange, maxLength = 3, label }: NumberInputProps) {
  return (
    <TextInput
      keyboard="number"
      maxLength={maxLength}
      label={label}
      value={Number.isInteger(value) ? String(value) : ''}
      onChange={typed => {
        const digits = typed.replace(/\D/g, '')
        onChange(digits ? Number(digits) : Number.NaN)
      }}
    />
  )
}
