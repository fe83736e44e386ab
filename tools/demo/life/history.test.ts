import { requestContract } from '@domain/request/contract'
import { daysAfter } from '@domain/request/deadline'
import { evolve } from '@domain/request/evolve'
import { isOpen, placeOf, type ServiceRequest, type StoryEvent, statuses } from '@domain/request/model'
import { submitRequest } from '@domain/request/submit'
import { STREET } from '@domain/street/model'
import { describe, expect, it } from 'vitest'
import { settled } from '../afterwards/rates'
import { demo } from '../demo'
import { isWeekend, lanzhouHour } from '../lanzhou'
import { msAfter } from './minute'
import type { Step } from './step'
import { termsOfNew } from './terms'

const NOW = '2026-03-18T07:20:00.000Z'
const street = demo({ now: NOW })
const { requests, steps, posts, units, settings } = street
/** The timer comes each minute, and now and then leaves something to the next. */
const FEW_MINUTES = 5 * 60_000
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))
type Call = Exclude<Step, { action: 'tick' }>
type Submit = Extract<Call, { action: 'submit' }>
const calls = steps.filter((step): step is Call => step.action !== 'tick')
const submits = new Map(
  calls.filter((step): step is Submit => step.action === 'submit').map(step => [step.request, step]),
)

/** Events that were saved together: they carry the same key, one after the other. */
function savedTogether(story: readonly StoryEvent[]): StoryEvent[][] {
  const saves: StoryEvent[][] = []
  for (const event of story) {
    const last = saves.at(-1)
    if (last?.[0]?.key === event.key) last.push(event)
    else saves.push([event])
  }
  return saves
}

function retold(request: ServiceRequest): ServiceRequest {
  const { caller, at, input } = submits.get(request._id)!
  const { unit: id, ...asked } = input
  const [first, ...rest] = savedTogether(request.story)
  const { to, rule, skipped } = first![1] as Extract<StoryEvent, { type: 'dispatched' }>
  const unit = units.find(({ _id }) => _id === id)!
  const why = { ...(rule && { rule }), ...(skipped && { skipped }) }
  const facts = {
    id: request._id,
    key: request._id,
    now: at,
    by: caller,
    place: placeOf(unit),
    contentChecked: true,
  }
  const counted = termsOfNew(settings[0]!, input.category, unit, at)
  return rest.reduce(evolve, submitRequest(asked, to, { ...facts, ...why, ...counted }))
}

describe('three months of requests', () => {
  it('are a few thousand, up to now', () => {
    expect(requests).toHaveLength(2600)
    expect(requests.every(({ submittedAt }) => submittedAt > daysAfter(NOW, -93))).toBe(true)
    expect(steps.every(({ at }) => at <= NOW)).toBe(true)
    expect(requests.filter(({ submittedAt }) => submittedAt > daysAfter(NOW, -1)).length).toBeGreaterThan(8)
    expect(new Set(requests.map(({ unit }) => unit)).size).toBe(39)
  })

  it('are what their stories make of them', () => {
    for (const request of requests) expect(plain(settled(retold(request)))).toEqual(plain(request))
  })

  it('were made by calls that the function takes as they are', () => {
    for (const { action, input } of calls) {
      const parsed = requestContract[action].input.safeParse(plain(input))
      expect(parsed.success, `${action} ${JSON.stringify(input)}`).toBe(true)
      expect(parsed.data).toEqual(plain(input))
    }
  })

  it('have ids as the functions make them, and no call twice', () => {
    const ids = new Set(requests.map(({ _id }) => _id))
    expect(ids.size).toBe(requests.length)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set(calls.map(({ caller, key }) => `${caller} ${key}`)).size).toBe(calls.length)
    expect(new Set(calls.map(({ at }) => at)).size).toBe(calls.length)
    for (const { story } of requests) {
      const saves = savedTogether(story)
      expect(new Set(saves.map(([event]) => event!.key)).size).toBe(saves.length)
    }
  })

  it('never run backwards', () => {
    for (const { story } of requests) {
      const times = story.map(({ at }) => at)
      expect(times).toEqual([...times].sort())
    }
  })

  it('name no resident and no number that could be real', () => {
    for (const { requester, beneficiary } of requests) {
      for (const contact of [requester, ...(beneficiary ? [beneficiary] : [])]) {
        expect(contact.name).toMatch(/^\p{Script=Han}例\p{Script=Han}$/u)
        if (contact.phone) expect(contact.phone).toMatch(/^1540000\d{4}$/)
      }
    }
    expect(requests.some(({ requester }) => !requester.phone)).toBe(true)
    expect(requests.filter(({ beneficiary }) => beneficiary).length).toBeGreaterThan(200)
  })

  it('come by day and on weekdays more than by night and at weekends', () => {
    const night = requests.filter(({ submittedAt: at }) => lanzhouHour(at) >= 22 || lanzhouHour(at) < 6)
    expect(night.length).toBeLessThan(requests.length * 0.06)
    const weekend = requests.filter(({ submittedAt }) => isWeekend(submittedAt)).length / 2
    expect(weekend).toBeLessThan(((requests.length - weekend * 2) / 5) * 0.8)
  })

  it('ended in every way, mostly well', () => {
    const share = (fits: (request: ServiceRequest) => boolean) =>
      requests.filter(fits).length / requests.length
    expect(share(({ verdict }) => verdict === 'solved')).toBeGreaterThan(0.5)
    expect(share(({ status, verdict }) => status === 'closed' && verdict === 'none')).toBeGreaterThan(0.02)
    expect(share(({ reopenings }) => reopenings > 0)).toBeGreaterThan(0.05)
    for (const type of ['returned', 'transferred', 'refused', 'withdrawn', 'noted'] as const) {
      expect(share(({ story }) => story.some(event => event.type === type))).toBeGreaterThan(0.01)
    }
    expect(
      share(({ story }) => story.some(event => event.type === 'rated' && !event.solved)),
    ).toBeGreaterThan(0.03)
  })

  it('leave nothing that the timer would have settled, and were closed when it was due', () => {
    const silent = requests.flatMap(({ story }) =>
      story.flatMap((event, index) => {
        if (event.type !== 'closed' || event.by.role !== 'system') return []
        const done = story.slice(0, index).filter(({ type }) => type === 'resolved')
        return [[event.at, daysAfter(done.at(-1)!.at, 7)] as const]
      }),
    )
    expect(silent.length).toBeGreaterThan(100)
    for (const [at, due] of silent) expect(at >= due && at <= msAfter(due, FEW_MINUTES)).toBe(true)
    expect(requests.filter(({ wakeAt }) => wakeAt && wakeAt <= msAfter(NOW, -FEW_MINUTES))).toEqual([])
  })
})

describe('right now', () => {
  // At different hours and weekdays: at night, on a Sunday, in the middle of a morning.
  const moments = [
    NOW,
    '2026-06-10T19:45:00.000Z',
    '2026-09-06T12:00:00.000Z',
    '2026-11-24T02:30:00.000Z',
    '2027-01-31T23:59:59.999Z',
  ]

  // What is open now began in the last weeks; the rhythm is that of the whole.
  const month = { requests: 850, days: 30 }

  it.each(moments)('at %s there is work in every state, at every desk, and some of it is late', now => {
    const { requests: all, now: end } = demo({ now, ...month })
    const open = all.filter(request => request.open)
    expect(new Set(all.map(({ status }) => status)).size).toBe(statuses.length)
    const inState = (status: string) => open.filter(request => request.status === status)
    expect(inState('waiting').length).toBeGreaterThanOrEqual(5)
    expect(new Set(inState('waiting').map(({ community }) => community)).size).toBeGreaterThanOrEqual(2)
    expect(inState('dispatched').length).toBeGreaterThan(8)
    expect(inState('accepted').length).toBeGreaterThan(40)
    expect(inState('resolved').length).toBeGreaterThan(40)
    const late = open.filter(({ status, dueAt }) => status !== 'resolved' && dueAt! <= end)
    expect(late.length).toBeGreaterThanOrEqual(3)
    expect(late.some(({ escalated }) => escalated)).toBe(true)
    for (const status of ['waiting', 'dispatched', 'accepted']) {
      expect(inState(status).some(({ dueAt }) => dueAt! > end)).toBe(true)
    }
    expect(open.length).toBeLessThan(400)
  })

  it('every open request has one responsible party who exists and holds the post', () => {
    const open = requests.filter(({ status }) => isOpen(status))
    const members = new Set(settings[0]!.routing.teams.flatMap(team => team.members))
    for (const { responsible, unit, community, dueAt } of open) {
      const { role, id, name } = responsible
      const held = posts.filter(post => post.active && post.role === role)
      if (role === 'cadre' || role === 'lead') {
        // A team serves in units where its members hold no post.
        const theirs = held.filter(post => post.person === id && post.name === name)
        expect(
          theirs.some(post => post.scope === unit || members.has(id)),
          id,
        ).toBe(true)
      } else {
        const scope = role === 'community' ? community : STREET
        expect(id).toBe(scope)
        expect(held.some(post => post.scope === scope)).toBe(true)
      }
      expect(dueAt).not.toBeNull()
    }
  })

  it('the same seed tells the same, another one something else', () => {
    const small = { now: NOW, days: 20, requests: 150 }
    expect(demo({ ...small, seed: 'a' })).toEqual(demo({ ...small, seed: 'a' }))
    expect(demo({ ...small, seed: 'a' }).requests).not.toEqual(demo({ ...small, seed: 'b' }).requests)
  })
})
