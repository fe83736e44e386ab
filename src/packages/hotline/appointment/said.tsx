import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { Pressable } from '@/components/pressable'
import { Surface } from '@/components/surface'
import type { Appointment } from '@/features/hotline/use-hotline'
import { forWhomNames, safetyNames, topicNames } from '@/features/hotline/words'
import { classNames } from '@/lib/class-names'
import styles from './index.module.scss'

/** What I said before: folded, since somebody may look over my shoulder. */
export function Said({ view: { intake, appealWords, ratingWords, stars } }: { view: Appointment }) {
  const [open, setOpen] = useState(false)
  const said = [
    ['为谁', intake?.forWhom && forWhomNames[intake.forWhom]],
    ['想聊的', intake?.topic && topicNames[intake.topic]],
    ['您写的', intake?.words],
    ['有没有想过伤害自己', intake?.safety && safetyNames[intake.safety]],
    ['您的说明', appealWords],
    ['您的评价', stars ? [`${stars} 分`, ratingWords].filter(Boolean).join('，') : undefined],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  if (said.length === 0) return null
  return (
    <Surface>
      <Pressable className={styles.fold} expanded={open} onPress={() => setOpen(!open)}>
        {open ? '收起我写的内容' : '看我写的内容'}
        <Icon name="chevron-down" small className={classNames(styles.chevron, open && styles.open)} />
      </Pressable>
      {open &&
        said.map(([label, value]) => (
          <View key={label} className={styles.words}>
            <View className={styles.label}>{label}</View>
            {value}
          </View>
        ))}
      {open && <View className={styles.soft}>加密保存，只有您和为您咨询的人看得到。</View>}
    </Surface>
  )
}
