import { View } from '@tarojs/components'
import { Field } from '@/components/field'
import { TextArea } from '@/components/text-area'
import styles from '../handling.module.scss'
import { QuickPhrases } from '../quick-phrases'

interface ReasonFieldProps {
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  error: string | null
  hint?: string
  placeholder?: string
  maxLength?: number
  phrases?: readonly string[]
  optional?: boolean
}

/** Words to be given with a move, with phrases that are often right. */
export function ReasonField(props: ReasonFieldProps) {
  const { label, name, value, onChange, error, hint, placeholder, optional } = props
  const { maxLength = 300, phrases = [] } = props
  return (
    <View className={styles.group}>
      <Field label={label} name={name} error={error} hint={hint} optional={optional}>
        <TextArea value={value} onChange={onChange} placeholder={placeholder} maxLength={maxLength} />
      </Field>
      <QuickPhrases
        phrases={phrases}
        value={value}
        onChange={words => onChange(words.slice(0, maxLength))}
        label={label}
      />
    </View>
  )
}
