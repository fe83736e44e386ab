import { describe, expect, it } from 'vitest'
import { appointmentLead, meetingWords, nextWords } from './what-next'

const now = '2026-11-26T06:00:00.000Z'
const anAppointment = (fields: Partial<Parameters<typeof nextWords>[0]> = {}) => ({
  status: 'booked' as const,
  start: '2026-11-27T01:00:00.000Z',
  end: '2026-11-27T01:50:00.000Z',
  way: 'voice' as const,
  counsellor: { id: 'c1', name: '王敏', room: '' },
  holdUntil: null,
  phone: null,
  can: [],
  ...fields,
})

describe('what is going on with an appointment', () => {
  it('says the time in full once it is booked, and what happens then', () => {
    expect(appointmentLead(anAppointment(), now)).toBe(
      '已经约好：明天（11月27日 周五）09:00–\u206009:50，微信语音。',
    )
    expect(nextWords(anAppointment(), now)).toBe(
      '下一步：明天 09:00，到时间点“进入通话”，和王敏老师用微信说话。',
    )
  })
  it('says until when a counsellor confirms', () => {
    const held = anAppointment({ status: 'held', holdUntil: '2026-11-26T10:00:00.000Z' })
    expect(appointmentLead(held, now)).toBe('等王敏老师确认，最晚今天 18:00 前。结果会告诉您。')
  })
  it('says until when an offer is kept, and that it is over', () => {
    const offered = anAppointment({ status: 'offered', holdUntil: '2026-11-26T06:30:00.000Z' })
    expect(appointmentLead(offered, now)).toBe('有空位了，为您留到今天 14:30。')
    expect(appointmentLead(offered, '2026-11-26T06:31:00.000Z')).toContain('保留的时间已经过了')
    expect(nextWords(offered, '2026-11-26T06:31:00.000Z')).toBeUndefined()
  })
  it('asks after a session for a word only where one can be given', () => {
    expect(nextWords(anAppointment({ status: 'done', can: ['rate'] }), now)).toContain('感受')
    expect(nextWords(anAppointment({ status: 'done' }), now)).toBeUndefined()
  })
  it('says how the two meet', () => {
    expect(meetingWords(anAppointment({ way: 'phone' }), '13900001111')).toBe('王敏老师到时候打 13900001111')
    const room = anAppointment({ way: 'room', counsellor: { id: 'c', name: '陈老师', room: '谈心室 302' } })
    expect(meetingWords(room)).toBe('请到谈心室 302')
  })
})
