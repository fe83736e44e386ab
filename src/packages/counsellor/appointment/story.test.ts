import { expect, it } from 'vitest'
import { storyOf } from './story'

it('the story of an appointment is told to its counsellor, the newest first', () => {
  const now = Date.parse('2026-11-26T08:00:00Z')
  const told = storyOf(
    [
      { type: 'booked', by: 'client', at: '2026-11-24T02:00:00Z' },
      { type: 'moved', by: 'client', at: '2026-11-25T02:00:00Z', from: '2026-11-26T01:00:00Z' },
      { type: 'cancelled', by: 'counsellor', at: '2026-11-26T07:59:50Z' },
    ],
    now,
    '孩子发烧',
  )
  expect(told.map(({ text, time }) => `${time} ${text}`)).toEqual([
    '刚刚 您取消了预约',
    '昨天 10:00 来访者改了时间，原来是今天 09:00。原因：孩子发烧',
    '前天 10:00 来访者约了这个时间',
  ])
})
