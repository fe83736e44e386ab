import { type Counsellor, newCounsellor, type Span } from '@domain/hotline/counsellor'
import type { Hours, Schedule } from '@domain/hotline/schedule'
import { dayName, dayNumber, lanzhouInstant, weekdayOf } from '@domain/lanzhou'
import { daysAfter } from '@domain/request/deadline'
import type { Post } from '@domain/street/model'

type Profile = Partial<Counsellor> & Pick<Counsellor, 'intro' | 'specialities' | 'ways' | 'schedule'>

/** Says of hours like 09:00–12:00 what they are. */
const hours = (...spans: string[]): Hours[] =>
  spans.map(each => {
    const [from, until] = each.split('–') as [string, string]
    return { from, until }
  })
/** The same hours on some days of the week, 1 Monday … 7 Sunday; nothing on the others. */
const week = (byDay: Readonly<Record<number, Hours[]>>): Hours[][] =>
  [1, 2, 3, 4, 5, 6, 7].map(day => byDay[day] ?? [])
const onDays = (days: readonly number[], some: Hours[]) =>
  Object.fromEntries(days.map(day => [day, some])) as Record<number, Hours[]>

const usual: Omit<Schedule, 'weekly'> = {
  exceptions: [],
  holidaysOff: true,
  length: 50,
  step: 60,
  before: 0,
  after: 10,
  notice: 120,
  ahead: 30,
  perDay: null,
}

/**
 * Six ways to keep a diary, first the one who is booked out: a whole week, mornings, evenings at short notice, Saturdays
 * and holidays, somebody who confirms by hand, and somebody with buffers and a ceiling.
 */
function profiles(now: string): Profile[] {
  /** The first such day of the week that is at least so many days from now. */
  const next = (weekday: number, days: number): string => {
    const first = dayNumber(Date.parse(now)) + days
    const day = [0, 1, 2, 3, 4, 5, 6].find(more => weekdayOf(dayName(first + more)) === weekday)
    return dayName(first + (day ?? 0))
  }
  const by = (day: string, from: string, until: string): Span => ({
    start: lanzhouInstant(day, from),
    end: lanzhouInstant(day, until),
  })
  return [
    {
      intro: '（演示）从事心理咨询多年，擅长陪伴基层工作人员梳理压力，语气平和，愿意慢慢听。',
      specialities: ['工作压力', '睡眠', '情绪'],
      ways: ['voice', 'phone', 'room'],
      room: '银滩路街道示范楼 203 室',
      schedule: {
        ...usual,
        weekly: week(onDays([1, 2, 3, 4, 5], hours('09:00–12:00', '14:00–19:00'))),
        exceptions: [
          { day: next(3, -20), kind: 'off' },
          { day: next(3, 15), kind: 'off' },
        ],
      },
      blocked: [by(next(4, 8), '14:00', '16:00')],
    },
    {
      intro: '（演示）上午在线，关注家庭与亲子沟通，也陪刚当上父母的人说说话。',
      specialities: ['亲子沟通', '家庭关系', '产后情绪'],
      ways: ['voice', 'room'],
      room: '银滩路街道示范楼 205 室',
      schedule: { ...usual, weekly: week(onDays([1, 2, 3, 4, 5], hours('08:30–11:30'))), notice: 240 },
      opened: [by(next(6, 3), '09:00', '11:00')],
    },
    {
      intro: '（演示）晚间值守，适合白天走不开的人；临时想说说话，半小时前也能约。',
      specialities: ['睡眠', '焦虑', '职场人际'],
      ways: ['voice', 'phone'],
      schedule: {
        ...usual,
        weekly: week(onDays([1, 2, 4, 7], hours('19:00–22:00'))),
        length: 45,
        step: null,
        after: 0,
        notice: 30,
      },
    },
    {
      intro: '（演示）周六全天和周三下午接待，节假日照常，面谈为主。',
      specialities: ['青少年', '学习压力', '家庭关系'],
      ways: ['room', 'voice'],
      room: '银滩路社区示范活动室',
      schedule: {
        ...usual,
        weekly: week({ 3: hours('14:00–17:00'), 6: hours('09:00–12:00', '13:30–17:30') }),
        exceptions: [{ day: next(7, 6), kind: 'extra', hours: { from: '09:00', until: '12:00' } }],
        holidaysOff: false,
      },
    },
    {
      intro: '（演示）每个预约都会先看一遍再确认，一般当天答复。',
      specialities: ['丧亲陪伴', '老年人', '情绪'],
      ways: ['phone', 'room'],
      room: '营门滩社区示范谈心室',
      confirms: true,
      holdHours: 24,
      schedule: {
        ...usual,
        weekly: week(onDays([2, 3, 4], hours('10:00–12:00', '14:00–17:00'))),
        notice: 24 * 60,
      },
      blocked: [by(next(2, 9), '14:00', '17:00')],
    },
    {
      intro: '（演示）一次谈得长一些，前后都留出整理的时间，一天最多三位。',
      specialities: ['创伤与危机', '夫妻关系', '工作压力'],
      ways: ['room', 'voice', 'phone'],
      room: '李家庄社区示范小屋',
      schedule: {
        ...usual,
        weekly: week(onDays([1, 3, 5], hours('09:00–12:00', '14:00–18:00'))),
        exceptions: [{ day: next(5, 12), kind: 'off', hours: { from: '14:00', until: '18:00' } }],
        length: 60,
        step: 30,
        before: 10,
        after: 20,
        notice: 12 * 60,
        perDay: 3,
      },
    },
  ]
}

/** The street's counsellors as they begin, before anybody has booked them. @param start when that is (ISO) */
export function counsellorsOf(posts: readonly Post[], now: string, start: string): Counsellor[] {
  const held = posts.filter(({ role, active }) => role === 'counsellor' && active)
  const kept = profiles(now)
  return held.map(({ person, name }, index) => ({
    ...newCounsellor(person, name, daysAfter(start, -1)),
    listed: true,
    ...kept[index % kept.length]!,
  }))
}
