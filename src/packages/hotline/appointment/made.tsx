import { deadlineWords } from '@domain/calendar/words'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { addToCalendar } from '@/features/hotline/calendar'
import { type Appointment, useReminderTemplates } from '@/features/hotline/use-hotline'
import { keptWords } from '@/features/hotline/what-next'
import { startWords } from '@/features/hotline/when'
import { teacher } from '@/features/hotline/words'
import { isH5 } from '@/lib/a11y'
import { askForMessages } from '@/lib/messages'
import styles from './index.module.scss'

interface MadeProps {
  view: Appointment
  /** Whether they had told something that was not kept, for want of consent. */
  unkept: boolean
}

/** Just booked: when it is, what happens next, and two ways not to forget it. */
export function Made({ view, unkept }: MadeProps) {
  const templates = useReminderTemplates()
  const who = teacher(view.counsellor.name)
  const held = view.status === 'held'
  const until = view.holdUntil ? deadlineWords(view.holdUntil, new Date().toISOString()) : ''
  return (
    <View className={styles.stack}>
      <Notice tone="green" title={held ? '已经提交，等咨询师确认' : '约好了'}>
        {held
          ? `${startWords(view.start)} 先为您留着，${who}最晚${until}确认。${keptWords(view)}`
          : '前一天和前一个小时会提醒您。要改要取消，都在这一页。'}
      </Notice>
      {unkept && (
        <Notice tone="quiet" title="您的回答没有保存">
          您没有勾选同意，咨询师看不到，可以见面时再说。难受的时候，随时可以打上面的电话。
        </Notice>
      )}
      {!isH5 && templates.length > 0 && (
        <Button kind="secondary" icon="bell" onPress={() => askForMessages(templates)}>
          用微信提醒我
        </Button>
      )}
      {/* What is not sure yet stands in no calendar. */}
      {!held && (
        <Button kind="secondary" icon="calendar" onPress={() => void addToCalendar(view)}>
          加入手机日历
        </Button>
      )}
    </View>
  )
}
