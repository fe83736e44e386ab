import type { RequestView } from '@domain/request/schema'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { Section } from '@/components/surface'
import styles from './index.module.scss'
import { ReopenSheet } from './reopen-sheet'
import { VerdictSheet } from './verdict-sheet'

/** The resident's verdict on what was done: two big choices; what is wrong, how content one is, words if one likes. */
export function Verdict({ view }: { view: RequestView }) {
  const [choice, setChoice] = useState<'solved' | 'unsolved' | 'onlySay'>()
  const close = () => setChoice(undefined)
  return (
    <Section title="解决了吗？">
      <View className={styles.verdict}>
        <Pressable className={styles.choice} onPress={() => setChoice('solved')}>
          <Icon name="smile" />
          解决了
        </Pressable>
        <Pressable className={styles.choice} onPress={() => setChoice('unsolved')}>
          <Icon name="frown" />
          还没有
        </Pressable>
      </View>
      {choice === 'unsolved' && (
        <ReopenSheet view={view} onClose={close} onOnlySay={() => setChoice('onlySay')} />
      )}
      {(choice === 'solved' || choice === 'onlySay') && (
        <VerdictSheet view={view} solved={choice === 'solved'} onClose={close} />
      )}
    </Section>
  )
}
