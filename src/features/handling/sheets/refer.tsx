import { View } from '@tarojs/components'
import { cloud } from '@/cloud/client'
import { ChoiceList } from '@/components/choice-list'
import { Field } from '@/components/field'
import { TextInput } from '@/components/text-input'
import { formatDay, inChina } from '@/lib/time'
import styles from '../handling.module.scss'
import { ifEmpty } from '../if-empty'
import { QuickPhrases } from '../quick-phrases'
import type { SheetOf } from '../sheet-props'
import { useMoveForm } from '../use-move-form'
import { MoveSheet } from './move-sheet'
import { ReasonField } from './reason-field'

const BODY_MAX = 40
const bodies = ['物业公司', '供热公司', '自来水公司', '供电所', '派出所', '城管执法队']
const distances = [
  [3, '3 天后'],
  [7, '1 周后'],
  [14, '2 周后'],
  [30, '1 个月后'],
] as const

/** The days that are offered for an answer from outside, as days in Lanzhou. */
const expected = (now: number) =>
  distances.map(([days, label]) => {
    const day = inChina(now).add(days, 'day')
    return { value: day.format('YYYY-MM-DD'), label, detail: formatDay(day.valueOf(), now) }
  })

/** 转办: asks a body outside the street; whoever refers it stays responsible. */
export function ReferSheet(sheet: SheetOf) {
  const days = expected(Date.now())
  const { draft, change, errorOf, ...form } = useMoveForm({
    move: 'refer',
    sheet,
    initial: { body: '', words: '', expectBy: '' },
    call: cloud.request.refer,
    missing: ({ body, words, expectBy }) => ({
      body: ifEmpty(body, '请写清楚转给哪个单位'),
      words: ifEmpty(words, '请写清楚请他们办什么'),
      expectBy: !days.some(day => day.value === expectBy) && '请选择预计哪天有答复',
    }),
    input: fields => fields,
    done: view => `已经转办到${view.referral?.body ?? '外单位'}`,
  })
  return (
    <MoveSheet
      title="转办外单位"
      about="转出去以后还是由您负责：到了日子会提醒您去问，居民看得到转给了谁。"
      verb="转办"
      running={form.running}
      onSubmit={form.submit}
      onClose={sheet.onClose}
      refusal={form.refusal}
    >
      <View className={styles.group}>
        <Field label="转给哪个单位" name="body" error={errorOf('body')}>
          <TextInput value={draft.body} onChange={body => change({ body })} maxLength={BODY_MAX} />
        </Field>
        <QuickPhrases
          phrases={draft.body ? [] : bodies}
          value={draft.body}
          onChange={body => change({ body })}
          label="单位"
        />
      </View>
      <ReasonField
        label="请他们办什么"
        name="words"
        value={draft.words}
        onChange={words => change({ words })}
        error={errorOf('words')}
        placeholder="例如：3 号楼前的井盖坏了，请换新的"
      />
      <Field label="预计哪天有答复" name="expectBy" error={errorOf('expectBy')}>
        <ChoiceList options={days} value={draft.expectBy} onChange={expectBy => change({ expectBy })} pair />
      </Field>
    </MoveSheet>
  )
}
