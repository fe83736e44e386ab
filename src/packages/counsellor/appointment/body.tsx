import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Chip } from '@/components/chip'
import { Notice } from '@/components/notice'
import { Section, Surface } from '@/components/surface'
import { Timeline } from '@/components/timeline'
import { VoiceCallBox } from '@/features/hotline/voice-call'
import { wayIcons, wayNames } from '@/features/hotline/words'
import type { AppointmentView } from '../shared/types'
import { isWalkIn, lookOf } from '../shared/words'
import { AboutClient, UrgentNotice } from './about-client'
import type { Asked } from './act-sheets'
import styles from './appointment.module.scss'
import { Appeal, Rating } from './feedback'
import { HandOver } from './hand-over'
import { Notes } from './notes'
import { storyOf } from './story'

interface BodyProps {
  view: AppointmentView
  refused?: string
  /** What is rarely wanted, beside the state. */
  rare: ReactNode
  onAsk: (asked: Asked) => void
}

/** An appointment, as its counsellor sees it. */
export function Body({ view, refused, rare, onAsk }: BodyProps) {
  const now = Date.now()
  const { word, tone, icon } = lookOf(view, now)
  const { way, can, hasNote, cancelReason, moveReason, story } = view
  const mayHandOver = !isWalkIn(view) && (can.includes('writeNote') || hasNote)
  return (
    <>
      <UrgentNotice view={view} />
      <View className={styles.state}>
        <Chip tone={tone} icon={icon}>
          {word}
        </Chip>
        <Chip icon={wayIcons[way]}>{wayNames[way]}</Chip>
        {rare}
      </View>
      {refused && <Notice tone="amber">{refused}</Notice>}
      {cancelReason && (
        <Notice tone="quiet" title="原因">
          {cancelReason}
        </Notice>
      )}
      {moveReason && (
        <Notice tone="quiet" title="改期的原因">
          {moveReason}
        </Notice>
      )}
      {!isWalkIn(view) && <VoiceCallBox view={view} />}
      <Appeal view={view} onAsk={onAsk} />
      {(!isWalkIn(view) || view.phone) && <AboutClient view={view} />}
      <Rating view={view} />
      {/* A new one has another draft and has read nothing. */}
      <Notes key={view.id} view={view} />
      {mayHandOver && <HandOver view={view} />}
      <Section title="经过">
        <Surface>
          <Timeline entries={storyOf(story, now, moveReason)} />
        </Surface>
      </Section>
    </>
  )
}
