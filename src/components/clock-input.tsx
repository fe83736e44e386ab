import { clockOf } from '@/lib/clock'
import { TextInput } from './text-input'

interface ClockInputProps {
  value: string
  onChange: (value: string) => void
  label?: string
}

/** A time of day, typed as people type it and kept as HH:mm. */
export function ClockInput({ value, onChange, label }: ClockInputProps) {
  return (
    <TextInput
      value={value}
      onChange={onChange}
      onBlur={() => {
        const clock = clockOf(value)
        if (clock !== value) onChange(clock)
      }}
      placeholder="09:00"
      maxLength={6}
      label={label}
    />
  )
}
