import { type Category, type CategoryId, categories } from '@domain/request/categories'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { cloud } from '@/cloud/client'
import { withDraft } from '@/cloud/key-keepers'
import { useCommand } from '@/cloud/use-command'
import { Button } from '@/components/button'
import { Field, showField } from '@/components/field'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PicturePicker } from '@/components/picture-picker'
import { TextArea } from '@/components/text-area'
import { useSaveMe } from '@/features/account/use-save'
import { useWhoIAm } from '@/features/request/use-home'
import { useKeepRequest } from '@/features/request/use-request'
import { pickedUnit } from '@/features/unit/picked-unit'
import { callPhone } from '@/lib/device'
import { useDraft } from '@/lib/draft'
import { askForMessages } from '@/lib/messages'
import { useStore } from '@/lib/store'
import { inChina } from '@/lib/time'
import { ContactFields } from './contact'
import { ForWhom } from './for-whom'
import {
  asksForWhom,
  blankForm,
  isStarted,
  problemsOf,
  type RequestForm,
  submissionOf,
  worthKeeping,
} from './form'
import styles from './index.module.scss'
import { Needs } from './needs'
import { QuestionField } from './question'
import { usePictures } from './use-pictures'
import { Wanted } from './wanted'

const TEXT_MAX = 1800

/** Asking for a service: the questions of its category, own words, pictures, times, and how to reach me. */
export default function RequestFormPage() {
  const { category: asked = '' } = useRouter().params
  const category: Category = categories[asked as CategoryId] ?? categories.other
  const { data: home } = useWhoIAm()
  const known = home?.me
  const [form, change, clear] = useDraft<RequestForm>(`request-form:${category.id}`, blankForm)
  const { clear: clearPictures, ...pictures } = usePictures(form.pictures, change)
  const command = useCommand(`submit:${category.id}`, cloud.request.submit, withDraft)
  const keepRequest = useKeepRequest()
  const saveMe = useSaveMe()
  const [tried, setTried] = useState(false)
  const [openedAt] = useState(() => Date.now())
  const [restored, setRestored] = useState(() => isStarted(form))
  useTodayOrLater(form, change, openedAt)
  usePickedUnit(change)

  const refused = command.error?.field && { [command.error.field]: command.error.message }
  const problems = { ...(tried && problemsOf(form, category, known)), ...refused }
  const say = (fields: Partial<RequestForm>) => {
    change(fields)
    if (command.error) command.clear()
  }
  useEffect(() => {
    if (command.error?.field) showField(command.error.field)
  }, [command.error])

  function startOver() {
    change({ ...blankForm, name: undefined, phone: undefined, unit: undefined })
    clearPictures()
    setTried(false)
    setRestored(false)
  }

  async function submit() {
    setTried(true)
    const [first] = Object.keys(problemsOf(form, category, known))
    if (first) return showField(first)
    askForMessages(home?.templates ?? [])
    const view = await command.send(submissionOf(form, category, known))
    if (!view) return
    clear()
    keepRequest(view)
    const fresh = worthKeeping(form, known)
    if (fresh) void saveMe.send(fresh)
    await Taro.redirectTo({ url: `/packages/resident/request/index?id=${view.id}&sent=1` })
  }

  return (
    <Page
      title={category.name}
      lead={category.about}
      queued="现在没有网络。您写的内容都存着，连上网再提交。"
      actions={
        <View className={styles.send}>
          {command.error && !command.error.field && <Notice tone="amber">{command.error.message}</Notice>}
          <Button loading={command.running} onPress={submit}>
            提交诉求
          </Button>
        </View>
      }
    >
      {category.warning && <Warning words={category.warning} />}
      {restored && (
        <Notice
          tone="quiet"
          icon="note"
          action={
            <Button kind="quiet" inline onPress={startOver}>
              重新填写
            </Button>
          }
        >
          上次没写完的内容还在，接着写就行。
        </Notice>
      )}
      <View className={styles.fields}>
        {category.questions.map(question => (
          <QuestionField
            key={question.id}
            question={question}
            value={form.answers[question.id]}
            error={problems[`answers.${question.id}`]}
            onChange={value => say({ answers: { ...form.answers, [question.id]: value } })}
          />
        ))}
        <Field
          label={category.textRequired ? '说说什么事' : '还想说什么'}
          name="text"
          hint={category.textHint}
          optional={!category.textRequired}
          error={problems.text}
        >
          <TextArea value={form.text} onChange={text => say({ text })} maxLength={TEXT_MAX} />
        </Field>
        <Field label="图片" name="pictures" optional error={problems.pictures}>
          <PicturePicker {...pictures} />
        </Field>
        {category.asksTimes && (
          <Wanted
            value={form.wanted}
            now={openedAt}
            error={problems.wanted}
            onChange={wanted => say({ wanted })}
          />
        )}
        {asksForWhom(category) && <ForWhom form={form} change={say} problems={problems} />}
        {asksForWhom(category) && <Needs value={form.needs} onChange={needs => say({ needs })} />}
        <ContactFields form={form} category={category} known={known} change={say} problems={problems} />
      </View>
    </Page>
  )
}

/** Danger comes first: what to do right now, with the number to call. */
function Warning({ words }: { words: string }) {
  const number = /\b1\d\d\b/.exec(words)?.[0]
  return (
    <View className={styles.warning}>
      <Notice tone="red">{words}</Notice>
      {number && (
        <Button kind="danger" icon="phone" onPress={() => void callPhone(number)}>
          {`拨打 ${number}`}
        </Button>
      )}
    </View>
  )
}

type Change = (fields: Partial<RequestForm>) => void

/** A draft from another day must not ask for a time that is over. */
function useTodayOrLater(form: RequestForm, change: Change, now: number) {
  const today = inChina(now).format('YYYY-MM-DD')
  const still = form.wanted.filter(({ date }) => date >= today)
  const over = still.length < form.wanted.length
  useEffect(() => {
    if (over) change({ wanted: still })
  }, [over, change, still])
}

/** Takes over the unit that was chosen in the picker for this request. */
function usePickedUnit(change: Change) {
  const picked = useStore(pickedUnit)
  useEffect(() => {
    if (!picked) return
    change({ unit: picked })
    pickedUnit.set(undefined)
  }, [picked, change])
}
