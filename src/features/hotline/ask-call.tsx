import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { PhoneInput } from '@/components/text-input'
import { phoneProblem } from '@/lib/phone'
import { formatTime } from '@/lib/time'
import styles from './ask-call.module.scss'
import { Consent } from './consent'
import { showBelowBar } from './show-field'
import { type HotlineHome, useHotline } from './use-hotline'
import { teacher } from './words'

interface AskCallProps {
  /** What has been asked for already. */
  call: HotlineHome['call'] | undefined
  why: 'safety' | 'noShow'
  /** What the client is called, and a number that was typed already. */
  name?: string
  phone?: string
}

/** 请咨询师尽快给我回电: the wish with a number, in place; once said, what becomes of it. */
export function AskCall({ call, why, name, phone: typed = '' }: AskCallProps) {
  const [open, setOpen] = useState(false)
  if (call) return <CallAsked call={call} />
  if (!open) {
    return (
      <Button kind="secondary" icon="phone" onPress={() => setOpen(true)}>
        请咨询师尽快给我回电
      </Button>
    )
  }
  return <CallForm why={why} name={name} typed={typed} />
}

function CallForm({ why, name, typed }: { why: AskCallProps['why']; name?: string; typed: string }) {
  const [phone, setPhone] = useState(typed)
  const [consent, setConsent] = useState(false)
  const [tried, setTried] = useState(false)
  const ask = useHotline(`askForCall:${why}`, cloud.hotline.askForCall)
  const wrong = phoneProblem(phone)

  async function send() {
    setTried(true)
    if (wrong) return showBelowBar('call.phone')
    if (!consent) return showBelowBar('call.consent')
    const said = name?.trim() ? { name: name.trim() } : {}
    if (await ask.send({ phone: phone.trim(), why, consent: true, ...said })) toast('已经告诉咨询师')
  }
  return (
    <View className={styles.form}>
      <Field label="打哪个电话找您" name="call.phone" error={tried ? wrong : undefined}>
        <PhoneInput value={phone} onChange={setPhone} />
      </Field>
      <Consent
        label="同意回电"
        name="call.consent"
        words="我同意咨询师打这个电话找我"
        detail="打过以后号码就删掉"
        value={consent}
        onChange={setConsent}
        error={tried && !consent ? '请先勾选同意，咨询师才能打给您' : undefined}
      />
      {ask.error && <Notice tone="amber">{ask.error.message}</Notice>}
      <Button kind="secondary" icon="phone" loading={ask.running} onPress={send}>
        请给我回电
      </Button>
    </View>
  )
}

/** The call that was asked for, and taking that back. */
export function CallAsked({ call }: { call: NonNullable<HotlineHome['call']> }) {
  const off = useHotline(`callOff:${call.id}`, cloud.hotline.callOff)
  async function send() {
    if (await off.send({ id: call.id })) toast('好的，不打了')
  }
  const who = call.counsellor ? teacher(call.counsellor) : '咨询师'
  return (
    <Notice
      tone="green"
      icon="phone"
      title={`已经请${who}给您回电`}
      action={
        <Button kind="quiet" inline loading={off.running} onPress={send}>
          不用打了
        </Button>
      }
    >
      {`${formatTime(call.at)}告诉的，请留意陌生来电。等不及，就打上面的电话。`}
      {off.error?.message}
    </Notice>
  )
}
