import { View } from '@tarojs/components'
import { Icon, type IconName } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { a11y } from '@/lib/a11y'
import styles from './index.module.scss'

export type Answer = 'solved' | 'unsolved'

const answers: { answer: Answer; icon: IconName; words: string }[] = [
  { answer: 'solved', icon: 'smile', words: '解决了' },
  { answer: 'unsolved', icon: 'frown', words: '还没有' },
]

/** The resident's verdict on what was done: the question and its two answers, in the place of the one primary action. */
export function Verdict({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  return (
    <View className={styles.verdict} {...a11y({ role: 'group', label: '解决了吗？' })}>
      <View className={styles.question}>解决了吗？</View>
      <View className={styles.answers}>
        {answers.map(({ answer, icon, words }) => (
          <Pressable key={answer} className={styles.answer} onPress={() => onAnswer(answer)}>
            <Icon name={icon} className={styles[answer]} />
            {words}
          </Pressable>
        ))}
      </View>
    </View>
  )
}
