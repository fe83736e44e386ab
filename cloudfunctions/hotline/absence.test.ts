import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, aCounsellor, at, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>
let now: string
const names = ['o_counsellor', 'o_second', 'o_third', 'o_fourth']

beforeAll(async () => {
  const counsellors = names.map(id => aCounsellor(id, `${id.slice(2)}老师`))
  cloud = await startCloud({ import: smallStreet(withCounsellors(counsellors)), functions: withoutTimers() })
  ;({ ask, code } = asking(cloud))
  await cloud.clock.set('2027-03-01T00:00:00.000Z')
  now = await cloud.clock.now()
})

const postOf = (counsellor: string) => `${counsellor}:counsellor:street`
const book = async (client: string, counsellor: string, start: string) =>
  (await ask('hotline', client, 'book', aBooking(start, { counsellor, name: '不该被看到的名字' })))
    .appointment.id
const statusOf = async (client: string, id: string) => (await ask('hotline', client, 'get', { id })).status
const told = async (reader: string) =>
  (await ask('account', reader, 'messages', {})).items.filter(({ title }) => title.includes('另选一位'))
const isHandingOver = async (counsellor: string) => {
  const { posts } = await ask('street', 'o_street', 'roster', {})
  return posts.find(({ id }) => id === postOf(counsellor))?.leaving
}

describe('a counsellor’s post that ends', () => {
  it('calls off what is booked, in a message that says to choose another', async () => {
    const first = await book('o_a', 'o_second', at(now, 1, '10:00'))
    const later = await book('o_b', 'o_second', at(now, 20, '10:00'))
    const other = await book('o_c', 'o_counsellor', at(now, 1, '10:00'))
    const asked = { post: postOf('o_second'), why: 'ended' as const }
    const before = await ask('street', 'o_street', 'beforeLeaving', asked)
    // A number, and nothing of who they are.
    expect(before).toEqual({ count: 0, successors: [], last: false, calledOff: 2 })
    await ask('street', 'o_street', 'endPost', { post: postOf('o_second') })
    expect(await isHandingOver('o_second')).toBe(true)
    await cloud.trigger('timer')
    expect(await statusOf('o_a', first)).toBe('cancelled')
    expect(await statusOf('o_b', later)).toBe('cancelled')
    expect(await statusOf('o_c', other)).toBe('booked')
    expect([await told('o_a'), await told('o_b'), await told('o_c')].map(({ length }) => length)).toEqual([
      1, 1, 0,
    ])
    expect(await isHandingOver('o_second')).toBe(false)
    expect(await code('hotline', 'o_a', 'book', aBooking(at(now, 1, '11:00')))).toBe('ok')
  })
  it('leaves nobody behind who books in the same moment, nor where the timer dies again and again', async () => {
    const people = Array.from({ length: 8 }, (_, i) => `o_race${i}`)
    const wishes = people.map((person, i) =>
      code(
        'hotline',
        person,
        'book',
        aBooking(at(now, 3, `${String(9 + i).padStart(2, '0')}:00`), { counsellor: 'o_third' }),
      ),
    )
    const [, ...answers] = await Promise.all([
      ask('street', 'o_street', 'endPost', { post: postOf('o_third') }),
      ...wishes,
    ])
    await cloud.faults.set({ seed: 5, failBefore: 0.3, failAfter: 0.2 })
    for (let i = 0; i < 3; i++) await cloud.trigger('timer').catch(() => undefined)
    await cloud.faults.clear()
    for (let i = 0; i < 2; i++) {
      await cloud.clock.advance(120_000)
      await cloud.trigger('timer')
    }
    for (const [i, person] of people.entries()) {
      const { items } = await ask('hotline', person, 'mine', {})
      expect(
        items.map(({ status }) => status),
        person,
      ).toEqual(answers[i] === 'ok' ? ['cancelled'] : [])
      expect((await told(person)).length, person).toBe(answers[i] === 'ok' ? 1 : 0)
    }
  })
})

describe('a counsellor’s leave', () => {
  it('calls off what lies in it at once, and nothing else', async () => {
    const start = await cloud.clock.now()
    const inside = await book('o_d', 'o_fourth', at(start, 5, '10:00'))
    const outside = await book('o_e', 'o_fourth', at(start, 8, '10:00'))
    const walkIn = { start: at(start, 5, '15:00'), minutes: 30, way: 'room' as const, name: '来访者' }
    const { appointment: byHand } = await ask('hotline', 'o_fourth', 'walkIn', walkIn)
    const leave = { from: at(start, 4, '00:00'), until: at(start, 7, '00:00') }
    const asked = { post: postOf('o_fourth'), why: 'leave' as const, ...leave }
    expect((await ask('street', 'o_street', 'beforeLeaving', asked)).calledOff).toBe(1)
    await ask('street', 'o_street', 'leave', { person: 'o_fourth', ...leave })
    await cloud.trigger('timer')
    expect(await statusOf('o_d', inside)).toBe('cancelled')
    expect(await told('o_d')).toHaveLength(1)
    expect(await statusOf('o_e', outside)).toBe('booked')
    // Whom the counsellor has entered by hand they want to see.
    expect(await statusOf('o_fourth', byHand.id)).toBe('booked')
    expect(await isHandingOver('o_fourth')).toBe(false)
  })
})
