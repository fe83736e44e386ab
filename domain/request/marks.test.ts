import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  actor,
  again,
  aSubmitted,
  deskClerk,
  having,
  lead,
  officer,
  resident,
  respondClock,
  T0,
  toDesk,
  toWei,
  wei,
} from '../testing/factories'
import type { Command } from './commands'
import { refusal } from './conditions'
import { daysAfter, hoursAfter } from './deadline'
import type { Level, Party, ServiceRequest } from './model'
import { tell } from './story'

const toLead: Party = { role: 'lead', id: 'o_lead', name: '孙组长' }
const toStreet: Party = { role: 'street', id: 'street', name: '街道' }
const above: Record<Level, Party> = { lead: toLead, community: toDesk, street: toStreet }
const tick: Command = { move: 'tick', above }
const tickAt = (request: ServiceRequest, now: string) => having(request, tick, 'system', now)
const told = (request: ServiceRequest) =>
  request.story
    .filter(event => event.type === 'warned' || event.type === 'escalated')
    .map(event => (event.type === 'warned' ? event.mark : event.type === 'escalated' ? event.level : ''))
const calls = (request: ServiceRequest) =>
  request.story.flatMap(event => {
    if (event.type !== 'escalated') return []
    const { which, level, called, to, again: once } = event
    return [[which, level, called.name, ...(to ? ['takes'] : []), ...(once ? ['again'] : [])].join(' ')]
  })
const idle = (request: ServiceRequest, now: string) => refusal('tick', request, 'system', now)?.code

describe('an answer that nobody gives', () => {
  const sent = aSubmitted(toWei)
  it('is reminded of at half time and at 80 %, once each', () => {
    expect(sent.wakeAt).toBe(hoursAfter(T0, 12))
    expect(idle(sent, hoursAfter(T0, 11.9))).toBe('WRONG_STATE')
    const half = tickAt(sent, hoursAfter(T0, 12))
    expect(half).toMatchObject({ status: 'dispatched', responsible: toWei, wakeAt: hoursAfter(T0, 19.2) })
    expect(idle(half, hoursAfter(T0, 12))).toBe('WRONG_STATE')
    expect(told(tickAt(half, hoursAfter(T0, 19.2)))).toEqual(['half', 'most'])
  })
  it('goes up to the lead, the desk and the street, each at its own time', () => {
    const atLead = tickAt(sent, hoursAfter(T0, 24))
    expect(atLead).toMatchObject({ responsible: toLead, status: 'dispatched', escalated: 'lead' })
    expect(atLead.answered).toBe('late')
    // The deadline itself stays where it was: it was missed.
    expect(atLead.dueAt).toBe(hoursAfter(T0, 24))
    const atDesk = tickAt(atLead, hoursAfter(T0, 48))
    expect(atDesk).toMatchObject({ responsible: toDesk, status: 'waiting', escalated: 'community' })
    const atStreet = tickAt(atDesk, hoursAfter(T0, 72))
    expect(atStreet).toMatchObject({ responsible: toStreet, status: 'waiting', escalated: 'street' })
    // What remains is the time for resolving.
    expect(atStreet.wakeAt).toBe(atStreet.clocks.resolve.lead)
  })
  it('calls every level once when the timer did not run for days, without stale reminders', () => {
    const late = tickAt(sent, daysAfter(T0, 5))
    expect(told(late)).toEqual(['lead', 'community', 'street'])
    expect(late.responsible).toEqual(toStreet)
    expect(idle(late, daysAfter(T0, 5))).toBe('WRONG_STATE')
  })
  it('is not reminded of any more in the stroke after a level was called by the other clock', () => {
    const at = daysAfter(T0, 7)
    // Handed on shortly before the end: half the time for answering passes when that for resolving ends.
    const clock = respondClock(hoursAfter(at, -18))
    const handed = having(sent, { move: 'dispatch', to: toWei, clock }, actor(officer), hoursAfter(at, -18))
    const called = tickAt(handed, at)
    expect(told(called)).toEqual(['lead'])
    expect(called.wakeAt).toBe(hoursAfter(at, -18 + 19.2))
  })
  it('stays with a desk that has it when the level below is called', () => {
    const waiting = tickAt(aSubmitted(toDesk), hoursAfter(T0, 24))
    expect(waiting).toMatchObject({ responsible: toDesk, escalated: 'community' })
    expect(calls(waiting)).toEqual(['respond lead 示例社区 again'])
  })
  it('is never called for below whoever has it, when the time for doing it is over too', () => {
    const atStreet = [24, 48, 72].reduce((request, hour) => tickAt(request, hoursAfter(T0, hour)), sent)
    const late = tickAt(atStreet, daysAfter(T0, 7))
    expect(late).toMatchObject({ responsible: toStreet, escalated: 'street' })
    expect(calls(late).at(-1)).toBe('resolve lead 街道 again')
    expect(tell(late.story.at(-1)!).text).toBe('超过办理期限，已再次提醒街道')
  })
  it('is told by every step of both deadlines once, in order, whether the timer ran or not', () => {
    const hours = Array.from({ length: 11 * 24 }, (_, hour) => hoursAfter(T0, hour))
    const steady = hours.reduce((request, now) => (idle(request, now) ? request : tickAt(request, now)), sent)
    const once = tickAt(sent, daysAfter(T0, 11))
    expect(calls(once)).toEqual([
      'respond lead 孙组长 takes',
      'respond community 示例社区 takes',
      'respond street 街道 takes',
      'resolve lead 街道 again',
      'resolve community 街道 again',
      'resolve street 街道 again',
    ])
    expect(calls(steady)).toEqual(calls(once))
    expect(idle(once, daysAfter(T0, 11))).toBe('WRONG_STATE')
  })
})

describe('work that is not done in time', () => {
  const inHand = having(aSubmitted(toWei), { move: 'accept' }, actor(wei), hoursAfter(T0, 1))
  it('stays in the hand that has it, while the levels are called', () => {
    const late = tickAt(inHand, daysAfter(T0, 7))
    expect(late).toMatchObject({
      status: 'accepted',
      responsible: toWei,
      escalated: 'lead',
      answered: 'onTime',
    })
    expect(told(tickAt(late, daysAfter(T0, 20)))).toEqual(['lead', 'community', 'street'])
  })
  it('is not reminded of what was behind when it was accepted', () => {
    const lateHand = having(aSubmitted(toWei), { move: 'accept' }, actor(wei), daysAfter(T0, 6))
    expect(lateHand.wakeAt).toBe(lateHand.clocks.resolve.lead)
  })
  it('is called for anew after a second start, and supervised', () => {
    const resolved = having(inHand, { move: 'resolve', result: '好了' }, actor(wei), daysAfter(T0, 8))
    const at = daysAfter(T0, 9)
    const back = having(
      resolved,
      { move: 'reopen', again: again(toWei, at), reason: '又坏了' },
      resident(),
      at,
    )
    expect(back).toMatchObject({ marks: { respond: 0, resolve: 0 }, dueAt: daysAfter(at, 1) })
    expect(back.flags).toEqual(['reopened', 'supervised'])
    expect(told(tickAt(back, daysAfter(at, 1)))).toContain('reply')
  })
  it('escapes no deadline by being handed to and fro', () => {
    let request = aSubmitted(toWei)
    for (let day = 1; day <= 8; day++) {
      const clock = { ...request.clocks.respond, due: daysAfter(T0, day + 1), lead: daysAfter(T0, day + 1) }
      request = having(request, { move: 'dispatch', to: toWei, clock }, actor(officer), daysAfter(T0, day))
    }
    expect(told(tickAt(request, daysAfter(T0, 8)))).toContain('lead')
  })
})

describe('more time', () => {
  const inHand = having(aSubmitted(toWei), { move: 'accept' }, actor(wei))
  const asked = having(
    inHand,
    { move: 'extend', days: 2, until: daysAfter(T0, 9), reason: '等材料' },
    actor(wei),
  )
  const clock = {
    ...inHand.clocks.resolve,
    due: daysAfter(T0, 9),
    half: daysAfter(T0, 8),
    most: daysAfter(T0, 8.5),
    lead: daysAfter(T0, 9),
    community: daysAfter(T0, 10),
    street: daysAfter(T0, 11),
  }
  it('is granted by the desk and told', () => {
    const granted = having(asked, { move: 'decideExtension', clock }, actor(deskClerk))
    expect(granted).toMatchObject({ dueAt: daysAfter(T0, 9), extension: null, extensions: 1 })
    expect(idle(granted, daysAfter(T0, 7))).toBe('WRONG_STATE')
  })
  it('is in time again: no level is called any more, nor shown as called', () => {
    const called = tickAt(asked, daysAfter(T0, 7))
    expect(called.flags).toContain('escalated')
    const granted = having(called, { move: 'decideExtension', clock }, actor(deskClerk))
    expect(granted).toMatchObject({ escalated: null, flags: [] })
  })
  it('is asked for before the deadline, one at a time, and at most twice', () => {
    expect(refusal('extend', inHand, actor(wei), daysAfter(T0, 7))?.code).toBe('DEADLINE_PASSED')
    expect(refusal('extend', asked, actor(wei), T0)?.code).toBe('EXTENSION_PENDING')
    const twice = { ...inHand, extensions: 2 }
    expect(refusal('extend', twice, actor(wei), T0)?.code).toBe('EXTENSIONS_USED')
  })
  it('stops no escalation while it is only asked for', () => {
    expect(told(tickAt(asked, daysAfter(T0, 7)))).toEqual(['lead'])
  })
})

describe('a reminder by the resident', () => {
  it('is possible once a day by Lanzhou’s calendar', () => {
    const reminded = having(aSubmitted(), { move: 'remind' }, resident(), '2026-03-02T15:59:00.000Z')
    expect(reminded.flags).toContain('reminded')
    expect(refusal('remind', reminded, resident(), '2026-03-02T15:59:59.000Z')?.code).toBe('REMINDED_TODAY')
    expect(refusal('remind', reminded, resident(), '2026-03-02T16:00:00.000Z')).toBeUndefined()
  })
})

describe('what is asked of others', () => {
  const inHand = having(aSubmitted(toWei), { move: 'accept' }, actor(wei))
  const refers: Command = {
    move: 'refer',
    to: toWei,
    body: '供水公司',
    words: '主管道漏水',
    expectBy: daysAfter(T0, 3),
  }
  it('outside waits for its day, then its keeper is reminded, and the levels are called again', () => {
    const referred = having(inHand, refers, actor(wei))
    expect(referred).toMatchObject({ dueAt: daysAfter(T0, 3), wakeAt: daysAfter(T0, 3), status: 'referred' })
    expect(told(tickAt(referred, daysAfter(T0, 3)))).toEqual(['answer'])
    const recalled = having(referred, { move: 'recall', reason: '他们不管' }, actor(wei))
    expect(recalled).toMatchObject({ status: 'accepted', dueAt: daysAfter(T0, 7) })
  })
  it('outside leaves no stale reminder when it is taken back', () => {
    const referred = having(inHand, refers, actor(wei))
    const back = having(referred, { move: 'recall', reason: '他们不管' }, actor(wei), daysAfter(T0, 4))
    expect(back.wakeAt).toBe(back.clocks.resolve.most)
  })
  it('inside holds the end back until it is done', () => {
    const parts = [{ id: 'p1', to: { role: 'cadre', id: 'o_fang', name: '赵芳' } as Party, task: '搬梯子' }]
    const helped = having(inHand, { move: 'assist', parts }, actor(wei))
    expect(refusal('resolve', helped, actor(wei), T0)).toMatchObject({ code: 'PARTS_OPEN' })
    const off = having(helped, { move: 'callOff', part: 'p1', reason: '不用了' }, actor(wei))
    expect(off.helpers).toEqual([])
    expect(refusal('resolve', off, actor(wei), T0)).toBeUndefined()
  })
})

describe('a supervision', () => {
  const far = (days: number): Command => ({
    move: 'supervise',
    words: '请尽快',
    replyBy: daysAfter(T0, days),
  })
  it('is answered within weeks: the day in its story has no year', () => {
    expect(having(aSubmitted(), far(60), actor(officer)).supervision?.replyBy).toBe(daysAfter(T0, 60))
    expect(() => having(aSubmitted(), far(61), actor(officer))).toThrow('回复期限最多 60 天')
  })
})

describe('a follow-up call', () => {
  const inHand = having(aSubmitted(toWei), { move: 'accept' }, actor(wei))
  const resolved = having(inHand, { move: 'resolve', result: '好了' }, actor(wei))
  const call = (solved: boolean): Command => ({
    move: 'followUp',
    reached: true,
    solved,
    ...(!solved && { again: again(toWei) }),
  })
  it('closes as the resident says, or starts again', () => {
    expect(having(resolved, call(true), actor(deskClerk))).toMatchObject({ status: 'closed', said: 'solved' })
    expect(having(resolved, call(false), actor(deskClerk))).toMatchObject({
      status: 'dispatched',
      said: 'unsolved',
    })
  })
  it('is nothing for whoever did it', () => {
    const leadDid = having(
      having(aSubmitted(toLead), { move: 'accept' }, actor(lead)),
      { move: 'resolve', result: '好了' },
      actor(lead),
    )
    const leadAtDesk = { id: 'o_lead', posts: [lead, { ...deskClerk, person: 'o_lead' }] }
    expect(refusal('followUp', leadDid, leadAtDesk, T0)?.code).toBe('FORBIDDEN')
    expect(refusal('followUp', leadDid, actor(deskClerk), T0)).toBeUndefined()
  })
})

describe('a tick', () => {
  const hours = (max: number) => fc.integer({ min: 0, max })
  const story = fc.record({
    accepted: fc.option(hours(300)),
    handedOn: fc.array(hours(300), { maxLength: 2 }),
    referred: fc.option(fc.record({ at: hours(200), days: hours(9), back: fc.option(hours(300)) })),
    supervised: fc.option(fc.record({ at: hours(200), hours: hours(99) })),
    ticks: fc.array(hours(500), { minLength: 1, maxLength: 6 }),
  })

  it('leaves nothing due at its own instant, whatever happened before: there is no second stroke', () => {
    fc.assert(
      fc.property(story, ({ accepted, handedOn, referred, supervised, ticks }) => {
        const toWork: [number, Command, 'wei' | 'officer'][] = []
        if (accepted !== null) toWork.push([accepted, { move: 'accept' }, 'wei'])
        for (const at of handedOn) {
          const clock = respondClock(hoursAfter(T0, at))
          toWork.push([at, { move: 'dispatch', to: toWei, clock }, 'officer'])
        }
        if (referred) {
          const expectBy = hoursAfter(T0, referred.at + referred.days * 24)
          const refer = { move: 'refer', to: toWei, body: '供水公司', words: '主管道漏水', expectBy } as const
          toWork.push([referred.at, refer, 'wei'])
          if (referred.back !== null) toWork.push([referred.back, { move: 'recall', reason: '不管' }, 'wei'])
        }
        if (supervised) {
          const replyBy = hoursAfter(T0, supervised.at + supervised.hours)
          toWork.push([supervised.at, { move: 'supervise', words: '请抓紧', replyBy }, 'officer'])
        }
        const all = [...toWork, ...ticks.map(at => [at, tick, 'system'] as const)].sort(([a], [b]) => a - b)
        let request = aSubmitted(toWei)
        for (const [hour, command, who] of all) {
          const now = hoursAfter(T0, hour)
          const by = who === 'system' ? who : actor(who === 'wei' ? wei : officer)
          if (refusal(command.move, request, by, now)) continue
          request = having(request, command, by, now)
          if (who === 'system') expect(request.wakeAt === null || request.wakeAt > now).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
