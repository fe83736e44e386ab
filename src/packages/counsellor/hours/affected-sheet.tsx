import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { TextInput } from '@/components/text-input'
import { spanWords } from '@/features/hotline/when'
import { wayNames } from '@/features/hotline/words'
import type { AppointmentView } from '../shared/types'
import styles from './hours.module.scss'
import type { Decision } from './use-hours'

type Word = 'keep' | 'cancel'
const words: { value: Word; label: string }[] = [
  { value: 'keep', label: '保留' },
  { value: 'cancel', label: '取消' },
]

interface AffectedSheetProps {
  affected: readonly AppointmentView[]
  saving: boolean
  refusal: string
  /** Another booking came meanwhile: the list has been read again. */
  outdated: boolean
  onClose: () => void
  onDecide: (decisions: Decision[]) => void
}

/** The appointments that new hours leave outside, each to be kept or cancelled. */
export function AffectedSheet({
  affected,
  saving,
  refusal,
  outdated,
  onClose,
  onDecide,
}: AffectedSheetProps) {
  const [decided, setDecided] = useState<Record<string, Word>>({})
  const [reason, setReason] = useState('')
  const left = affected.filter(({ id }) => !decided[id]).length
  const cancels = affected.filter(({ id }) => decided[id] === 'cancel').length
  const decide = () =>
    onDecide(
      affected.map(({ id }) => ({
        id,
        keep: decided[id] !== 'cancel',
        ...(decided[id] === 'cancel' && reason.trim() && { reason: reason.trim() }),
      })),
    )
  return (
    <Sheet
      open
      title={`${affected.length} 个预约不在新的时间里`}
      onClose={onClose}
      actions={
        <Button
          kind={cancels > 0 ? 'danger' : 'primary'}
          disabled={left > 0}
          loading={saving}
          onPress={decide}
        >
          {left > 0 ? `还有 ${left} 个没决定` : cancels > 0 ? `保存，取消 ${cancels} 个` : '保存，都保留'}
        </Button>
      }
    >
      {outdated && <Notice tone="amber">刚刚又来了新的预约，请再看一遍。</Notice>}
      <View>保留的照原来的时间见面；取消的会马上告诉来访者。</View>
      {affected.map(one => (
        <View key={one.id} className={styles.affected}>
          <View className={styles.when}>{spanWords(one)}</View>
          <View className={styles.soft}>{`${one.name} · ${wayNames[one.way]}`}</View>
          <ChoiceList
            pair
            label={`${spanWords(one)}，保留还是取消`}
            options={words}
            value={decided[one.id]}
            onChange={word => setDecided({ ...decided, [one.id]: word })}
          />
        </View>
      ))}
      {cancels > 0 && (
        <Field label="取消的原因，来访者会看到" optional>
          <TextInput
            value={reason}
            onChange={setReason}
            maxLength={200}
            placeholder="例如：那天要去外地培训，抱歉。"
          />
        </Field>
      )}
      {refusal && <Notice tone="amber">{refusal}</Notice>}
    </Sheet>
  )
}
