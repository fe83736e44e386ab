import type { ForWhom, Safety, Status, Topic } from '@domain/hotline/appointment'
import type { Way } from '@domain/hotline/counsellor'
import type { IconName } from '@/components/icon'
import type { Tone } from '@/components/tone'

export const wayNames: Record<Way, string> = { voice: '微信语音', phone: '电话', room: '面谈' }
export const wayIcons: Record<Way, IconName> = { voice: 'mic', phone: 'phone', room: 'map-pin' }

export const topicNames: Record<Topic, string> = {
  sleep: '睡不好',
  mood: '心情低落',
  family: '家里的事',
  child: '孩子的事',
  work: '工作压力',
  loss: '失去亲人',
  other: '别的事',
}
export const forWhomNames: Record<ForWhom, string> = { self: '自己', family: '家人', child: '孩子' }
export const safetyNames: Record<Safety, string> = { no: '没有', sometimes: '偶尔有', often: '经常有' }

/** A state in a word, with the drawing and tint that go with it. */
export const statusLooks: Record<Status, { word: string; tone: Tone; icon: IconName }> = {
  offered: { word: '为您留着', tone: 'amber', icon: 'clock' },
  held: { word: '等确认', tone: 'blue', icon: 'clock' },
  booked: { word: '已约好', tone: 'green', icon: 'check' },
  done: { word: '已结束', tone: 'quiet', icon: 'check' },
  noShow: { word: '没有赴约', tone: 'amber', icon: 'info' },
  cancelled: { word: '已取消', tone: 'quiet', icon: 'return' },
  declined: { word: '没约成', tone: 'amber', icon: 'info' },
  lapsed: { word: '没约成', tone: 'quiet', icon: 'clock' },
  void: { word: '没约成', tone: 'quiet', icon: 'info' },
}

/** What a counsellor is called: 王敏老师. */
export const teacher = (name: string): string => (name.endsWith('老师') ? name : `${name}老师`)
