import { View } from '@tarojs/components'
import { Pressable } from '@/components/pressable'
import { a11y } from '@/lib/a11y'
import styles from './quick-phrases.module.scss'

interface QuickPhrasesProps {
  phrases: readonly string[]
  /** What has been written so far. */
  value: string
  onChange: (value: string) => void
  /** What the phrases are for. */
  label: string
}

/** Phrases that are often right: a tap writes one, a second one is added behind it. */
export function QuickPhrases({ phrases, value, onChange, label }: QuickPhrasesProps) {
  const left = phrases.filter(phrase => !value.includes(phrase))
  if (left.length === 0) return null
  return (
    <View className={styles.phrases} {...a11y({ role: 'group', label: `${label}：常用语` })}>
      {left.map(phrase => (
        <Pressable
          key={phrase}
          className={styles.phrase}
          onPress={() => onChange(value.trim() ? `${value.trim()}；${phrase}` : phrase)}
        >
          {phrase}
        </Pressable>
      ))}
    </View>
  )
}
