import Taro from '@tarojs/taro'
import { cloud } from '@/cloud/client'
import { toast } from '@/components/page'
import { isH5 } from '@/lib/a11y'
import type { Brief } from './use-hotline'

/** Gives nothing away: calendars are seen by families and colleagues. */
const TITLE = '预约的服务'
const ALARM_SECONDS = 3600

/** Puts the appointment into the phone's own calendar; in a browser downloads a file for any calendar. */
export async function addToCalendar({ id, start, end }: Pick<Brief, 'id' | 'start' | 'end'>): Promise<void> {
  try {
    if (isH5) return download(await cloud.hotline.calendarFile({ id }))
    await Taro.addPhoneCalendar({
      title: TITLE,
      startTime: Date.parse(start) / 1000,
      endTime: String(Date.parse(end) / 1000),
      alarmOffset: ALARM_SECONDS,
    })
    toast('已加入手机日历')
  } catch {
    toast('没有加上。可以在微信的权限设置里允许使用日历')
  }
}

function download({ name, text }: { name: string; text: string }) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
