import { isCallTime } from '@domain/hotline/call-time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { cloud } from '@/cloud/client'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { toast } from '@/components/page'
import { Confirm } from '@/components/sheet'
import { Section, Surface } from '@/components/surface'
import { AskCall, CallAsked } from '@/features/hotline/ask-call'
import { AppointmentChip } from '@/features/hotline/status-chip'
import { type Brief, type HotlineHome, useHotline, type Waiting } from '@/features/hotline/use-hotline'
import { useOffer } from '@/features/hotline/use-offer'
import { keptWords, meetingWords } from '@/features/hotline/what-next'
import { startWords, still } from '@/features/hotline/when'
import { teacher, wayNames } from '@/features/hotline/words'
import { openPage } from '@/lib/navigate'
import { useNow } from '@/lib/now'
import { formatDay, formatTime } from '@/lib/time'
import styles from './index.module.scss'

/** What of the hotline is mine now: an appointment or an offer, a place in the waitlist, a call that I asked for. */
export function Mine({ home }: { home: HotlineHome }) {
  const { open, waiting, call, callFirst, rules } = home
  if (!open && !waiting && !call && !callFirst) return null
  return (
    <View className={styles.mine}>
      {open && (open.status === 'offered' ? <Offer offer={open} /> : <Open appointment={open} />)}
      {waiting && open?.status !== 'offered' && <Waits waiting={waiting} />}
      {callFirst ? (
        <Section title="预约前先通个电话">
          <View className={styles.soft}>
            {`近 ${rules.noShowDays} 天有 ${rules.noShows} 次没有赴约。先和咨询师说一声就能再约。`}
          </View>
          <AskCall call={call} why="noShow" />
        </Section>
      ) : (
        call && <CallAsked call={call} />
      )}
    </View>
  )
}

const openAppointment = (id: string) => void openPage(`/packages/hotline/appointment/index?id=${id}`)

/** When, with whom, how, and in which state. */
function Facts({ appointment }: { appointment: Brief }) {
  const { start, status, counsellor, way } = appointment
  return (
    <>
      <View className={styles.when}>
        <View className={styles.start}>{startWords(start)}</View>
        <AppointmentChip status={status} />
      </View>
      <View className={styles.soft}>{`${teacher(counsellor.name)} · ${wayNames[way]}`}</View>
    </>
  )
}

function Open({ appointment }: { appointment: Brief }) {
  const held = appointment.status === 'held'
  const now = useNow(appointment.way === 'voice')
  const calling = isCallTime(appointment, new Date(now).toISOString())
  return (
    <Section title={held ? '等咨询师确认' : '已经约好'}>
      <Surface>
        <Facts appointment={appointment} />
        <View>
          {held && appointment.holdUntil
            ? `${teacher(appointment.counsellor.name)}最晚${startWords(appointment.holdUntil)} 确认，结果会告诉您。${keptWords(appointment)}`
            : `${meetingWords(appointment)}。`}
        </View>
        {/* The call itself is held on the appointment's page, which must not be left while one speaks. */}
        {calling ? (
          <Button icon="phone" onPress={() => openAppointment(appointment.id)}>
            进入通话
          </Button>
        ) : (
          <Button kind="secondary" onPress={() => openAppointment(appointment.id)}>
            {held ? '看详情' : '看详情、改期、取消'}
          </Button>
        )}
      </Surface>
    </Section>
  )
}

function Offer({ offer }: { offer: Brief }) {
  const now = useNow(true)
  const { take, pass, error } = useOffer(offer)
  const left = offer.holdUntil ? still(offer.holdUntil, now) : undefined
  return (
    <Section title="有空位了">
      <Surface>
        <Facts appointment={offer} />
        <View>
          {left
            ? `为您留到${startWords(offer.holdUntil!, now)}，还有 ${left}。`
            : '保留的时间已经过了，您仍在候补名单里。'}
        </View>
        {error && <Notice tone="amber">{error.message}</Notice>}
        {left && (
          <View className={styles.answers}>
            <View className={styles.answer}>{pass}</View>
            <View className={styles.answer}>{take}</View>
          </View>
        )}
      </Surface>
    </Section>
  )
}

function Waits({ waiting }: { waiting: Waiting }) {
  const [asking, setAsking] = useState(false)
  const leave = useHotline(`leaveWaitlist:${waiting.id}`, cloud.hotline.leaveWaitlist)
  async function send() {
    const done = await leave.send({ id: waiting.id })
    setAsking(false)
    if (done) toast('已退出候补')
  }
  const { counsellor, before, from, until, since } = waiting
  return (
    <Section title="正在候补">
      <Surface>
        <View className={styles.start}>{before === 0 ? '您排在第一位' : `前面还有 ${before} 位`}</View>
        <View className={styles.soft}>
          {`${counsellor ? teacher(counsellor.name) : '哪位咨询师都可以'}，${formatDay(`${from}T04:00:00Z`)}到${formatDay(`${until}T04:00:00Z`)}。${formatTime(since).replace(/\d$/, '$& ')}开始排。`}
        </View>
        <View>有人取消，会按顺序先为您留着，再问您要不要。</View>
        {leave.error && <Notice tone="amber">{leave.error.message}</Notice>}
        <Button kind="secondary" onPress={() => setAsking(true)}>
          退出候补
        </Button>
      </Surface>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={send}
        title="退出候补？"
        text="有了空位就不再问您。以后可以重新排。"
        confirm="退出候补"
        loading={leave.running}
      />
    </Section>
  )
}
