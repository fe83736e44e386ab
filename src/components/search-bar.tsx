import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '@/lib/a11y'
import { Icon } from './icon'
import { Pressable } from './pressable'
import styles from './search-bar.module.scss'
import { TextInput } from './text-input'

interface SearchBarProps {
  value: string
  onChange: (value: string) => void
  /** What can be searched for; also the name of the control. */
  placeholder: string
  /** At the right: for instance a Pressable to scan. */
  aside?: ReactNode
}

/** Finds things in a list. */
export function SearchBar({ value, onChange, placeholder, aside }: SearchBarProps) {
  return (
    <View className={styles.search} {...a11y({ role: 'search' })}>
      <View className={styles.box}>
        <Icon name="search" className={styles.icon} />
        <TextInput
          className={styles.input}
          value={value}
          onChange={onChange}
          placeholder={placeholder}
          label={placeholder}
          confirm="search"
        />
        {value && (
          <Pressable className={styles.clear} label="清空" onPress={() => onChange('')}>
            <Icon name="cross" small />
          </Pressable>
        )}
      </View>
      {aside}
    </View>
  )
}
