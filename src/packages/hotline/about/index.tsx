import { forWhoms, type Safety, safeties, topics } from '@domain/hotline/appointment'
import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ChoiceList } from '@/components/choice-list'
import { Field, Fields } from '@/components/field'
import { Page } from '@/components/page'
import { TextArea } from '@/components/text-area'
import { TextInput } from '@/components/text-input'
import {
  aboutProblems,
  asksForHelp,
  changeBooking,
  intakeOf,
  isUnkept,
  useBooking,
} from '@/features/hotline/booking'
import { Consent } from '@/features/hotline/consent'
import { CrisisBar } from '@/features/hotline/crisis-bar'
import { consentMissing } from '@/features/hotline/flow'
import { showBelowBar } from '@/features/hotline/show-field'
import { forWhomNames, safetyNames, topicNames } from '@/features/hotline/words'
import { openPage } from '@/lib/navigate'
import { HelpNow } from './help-now'
import styles from './index.module.scss'

const optionsOf = <T extends string>(values: readonly T[], names: Record<T, string>) =>
  values.map(value => ({ value, label: names[value] }))
const whomOptions = optionsOf(forWhoms, forWhomNames)
const topicOptions = optionsOf(topics, topicNames)
const safetyOptions = optionsOf(safeties, safetyNames)

/** First of three: what to be called, and what it is about, as far as one likes to say. */
export default function About() {
  const made = useBooking()
  const [tried, setTried] = useState(false)
  const problems = tried ? aboutProblems(made) : {}
  const { name, forWhom, topic, words, safety, consent } = made
  /** Another tap on the same row takes the answer back: nobody has to say anything. */
  const other = <T,>(pressed: T, chosen: T | undefined) => (pressed === chosen ? undefined : pressed)
  const inNeed = asksForHelp(made)

  function answerSafety(pressed: Safety) {
    const answer = other(pressed, safety)
    changeBooking({ safety: answer })
    // The help opens below the answer, where the screen may end: both are brought into sight.
    if (asksForHelp({ ...made, safety: answer })) Taro.nextTick(() => showBelowBar('safety'))
  }

  useDidShow(() => {
    if (!consentMissing.get()) return
    consentMissing.set(false)
    setTried(true)
    setTimeout(() => showBelowBar('consent'), 300)
  })
  function next() {
    setTried(true)
    const [first] = Object.keys(aboutProblems(made))
    if (first) return showBelowBar(first)
    void openPage('/packages/hotline/who/index')
  }
  return (
    <Page
      title="想聊些什么"
      lead="第 1 步，共 3 步。除了称呼，都可以不填。"
      actions={
        // Help comes before booking.
        <Button kind={inNeed ? 'secondary' : 'primary'} onPress={next}>
          下一步：选方式
        </Button>
      }
    >
      <CrisisBar />
      <Fields>
        <Field label="怎么称呼您" name="name" hint="不用真名，小名、网名都行。" error={problems.name}>
          <TextInput
            value={name}
            onChange={typed => changeBooking({ name: typed })}
            maxLength={30}
            placeholder="例如：小树"
          />
        </Field>
        <Field label="为谁预约" name="forWhom" optional>
          <ChoiceList
            trio
            options={whomOptions}
            value={forWhom}
            onChange={pressed => changeBooking({ forWhom: other(pressed, forWhom) })}
          />
        </Field>
        <Field label="想聊哪方面" name="topic" optional>
          <ChoiceList
            pair
            options={topicOptions}
            value={topic}
            onChange={pressed => changeBooking({ topic: other(pressed, topic) })}
          />
        </Field>
        <Field label="想先说两句吗" name="words" optional hint="只有为您咨询的人看得到。">
          <TextArea value={words} onChange={typed => changeBooking({ words: typed })} maxLength={500} />
        </Field>
        <Field
          label="最近有没有想过伤害自己，或者觉得活着没意思"
          name="safety"
          optional
          hint="怎么答都可以接着预约。"
        >
          <ChoiceList trio options={safetyOptions} value={safety} onChange={answerSafety} />
        </Field>
        {/* Stays when what is in it goes, so that what stands above is not sent again. */}
        <View className={styles.place}>
          {inNeed && <HelpNow name={name} phone={made.phone} />}
          {intakeOf(made) && (
            <Consent
              label="同意保存您写的内容"
              name="consent"
              words="我同意保存以上内容，只给为我咨询的人看"
              detail="加密保存，街道、社区、单位都看不到"
              hint={
                isUnkept(made) && safety
                  ? '不勾选也可以接着预约：您的回答不会保存，咨询师看不到。'
                  : undefined
              }
              value={consent}
              onChange={agreed => changeBooking({ consent: agreed })}
              error={problems.consent}
            />
          )}
        </View>
      </Fields>
    </Page>
  )
}
