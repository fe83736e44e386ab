import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Section, Surface } from '@/components/surface'
import { forWhomNames, safetyNames, topicNames } from '@/features/hotline/words'
import { callPhone } from '@/lib/device'
import type { AppointmentView } from '../shared/types'
import { isUrgent } from '../shared/words'
import styles from './appointment.module.scss'

/** What makes an appointment urgent, in words, above everything else. */
export function UrgentNotice({ view }: { view: AppointmentView }) {
  if (!view.urgent) return null
  const safety = view.intake?.safety
  return (
    <Notice
      tone="red"
      title={isUrgent(view, Date.now()) ? '紧急：请尽快联系来访者' : '登记时说过有伤害自己的念头'}
    >
      来访者登记时说，近来{safety ? safetyNames[safety] : '有'}
      伤害自己的念头。已经请他需要时马上拨打 12356、120 或者 110。
    </Notice>
  )
}

/** How to reach a client, and what they told when they booked. Every answer may be missing. */
export function AboutClient({ view }: { view: AppointmentView }) {
  const { intake, phone, way } = view
  const facts: [string, string][] = [
    ...(intake?.forWhom ? [['为谁咨询', forWhomNames[intake.forWhom]] as [string, string]] : []),
    ...(intake?.topic ? [['想聊什么', topicNames[intake.topic]] as [string, string]] : []),
    ...(intake?.safety ? [['有没有伤害自己的念头', safetyNames[intake.safety]] as [string, string]] : []),
  ]
  return (
    <Section title="来访者说的">
      <Surface>
        {facts.map(([name, value]) => (
          <View key={name} className={styles.fact}>
            <View className={styles.name}>{name}</View>
            <View className={styles.value}>{value}</View>
          </View>
        ))}
        {intake?.words && <View className={styles.words}>{intake.words}</View>}
        {facts.length === 0 && !intake?.words && <View className={styles.soft}>没有填写，见面时再聊。</View>}
        {phone ? (
          <Button kind="secondary" icon="phone" onPress={() => void callPhone(phone)}>
            {`拨打 ${phone}`}
          </Button>
        ) : (
          way === 'phone' && <View className={styles.soft}>电话号码只在预约前后一天显示给您。</View>
        )}
      </Surface>
    </Section>
  )
}
