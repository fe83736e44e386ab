import { formatTime, inChina } from '@/lib/time'

const MINUTE = 60_000
/** A round time; and one that stays the same while an answer is waited for. */
const roundUp = (ms: number) => Math.ceil(ms / (10 * MINUTE)) * 10 * MINUTE
const closing = 18

interface ReplyChoice {
  value: string
  label: string
  detail?: string
  /** ISO; absent: the cloud takes the end of the next working day, since it knows the street's calendar. */
  at?: string
}

/** By when a supervision may ask for a reply. `now` in milliseconds. */
export function replyChoices(now: number): ReplyChoice[] {
  const today = inChina(now)
  const evening = today.hour(closing).startOf('hour').valueOf()
  const at = (value: string, label: string, ms: number): ReplyChoice => ({
    value,
    label,
    detail: `${formatTime(ms, now)} 前`,
    at: new Date(ms).toISOString(),
  })
  return [
    { value: 'next', label: '下一个工作日下班前', detail: '一般选这个' },
    // Less than an hour is no time to do something in.
    ...(evening - now > 60 * MINUTE ? [at('today', '今天下班前', evening)] : []),
    at('soon', '2 小时内', roundUp(now + 120 * MINUTE)),
    at('later', '3 天内', today.add(3, 'day').hour(closing).startOf('hour').valueOf()),
  ]
}
