import { beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { type Cloud, startCloud } from '../../tests/support/cloud'
import { smallStreet } from '../../tests/support/small-street'

let cloud: Cloud
let { ask, code } = {} as ReturnType<typeof asking>

beforeAll(async () => {
  cloud = await startCloud({ import: smallStreet() })
  ;({ ask, code } = asking(cloud))
  await cloud.clock.set('2061-03-07T02:00:00.000Z')
})

const settings = () => ask('street', 'o_street', 'settings', {})
const toFang = {
  id: 'r1',
  name: '理发交给赵芳',
  off: false,
  when: { categories: ['haircut' as const] },
  to: { kind: 'person' as const, person: 'o_fang' },
}
const rules = async (...list: object[]) => {
  const { version, routing } = await settings()
  const { teams, ceiling } = routing
  return ask('street', 'o_street', 'saveRouting', {
    version,
    routing: { rules: list, teams, ceiling } as never,
  })
}
const submit = (fields = {}) => ask('request', 'o_wang', 'submit', aHaircut(fields))

describe('the street’s rules', () => {
  it('choose who gets a request, and can be tried before', async () => {
    await rules(toFang)
    const tried = await ask('street', 'o_street', 'tryRoute', { category: 'haircut', unit: 'u1' })
    expect(tried.to.name).toBe('赵芳')
    expect(tried.because).toContain('理发交给赵芳')
    for (let i = 0; i < 3; i++) expect((await submit()).responsible.name).toBe('赵芳')
    const unsaved = { rules: [{ ...toFang, off: true }], teams: [], ceiling: 20 }
    const otherwise = await ask('street', 'o_street', 'tryRoute', {
      category: 'haircut',
      unit: 'u1',
      routing: unsaved as never,
    })
    expect(otherwise.to.name).not.toBe('赵芳')
  })

  it('are passed over when they can’t work, and the editor shows why', async () => {
    await rules({ ...toFang, to: { kind: 'person', person: 'o_gone' } })
    expect((await submit()).responsible.role).toBe('cadre')
    expect((await settings()).broken).toMatchObject([{ rule: 'r1' }])
    await rules()
  })

  it('are saved by the street alone, and not over somebody else’s', async () => {
    const { version, routing } = await settings()
    const { teams, ceiling } = routing
    const input = { version, routing: { rules: [], teams, ceiling } }
    for (const openid of ['o_desk1', 'o_wei', 'o_wang']) {
      expect(await code('street', openid, 'saveRouting', input)).toBe('FORBIDDEN')
    }
    expect(await code('street', 'o_street', 'saveRouting', input)).toBe('ok')
    expect(await code('street', 'o_street', 'saveRouting', input)).toBe('SETTINGS_CHANGED')
  })
})

describe('what the street saves', () => {
  it('is never told as lost, whatever answers get lost on the way', async () => {
    const { version, routing } = await settings()
    const { teams, ceiling } = routing
    await cloud.faults.set({ seed: 3, failAfter: 0.3 })
    for (let saved = version; saved < version + 12; saved++) {
      const input = { version: saved, routing: { rules: [], teams, ceiling } }
      // As a phone does: while nobody answers, the same again with the same key.
      const persist = async (): Promise<string> => {
        const said = await code('street', 'o_street', 'saveRouting', input, `save-${saved}`)
        return said === 'BUSY' ? persist() : said
      }
      expect(await persist()).toBe('ok')
    }
    await cloud.faults.clear()
    expect((await settings()).version).toBe(version + 12)
  })

  it('lets the emergency switch through, however many edit something else', async () => {
    const edit = async () => {
      const { version, routing } = await settings()
      const { teams, ceiling } = routing
      return code('street', 'o_street', 'saveRouting', { version, routing: { rules: [], teams, ceiling } })
    }
    const switched = await Promise.all([
      ...['u1', 'u2'].map(unit => code('street', 'o_street', 'emergency', { on: true, unit })),
      ...Array.from({ length: 4 }, edit),
    ])
    expect(switched.slice(0, 2)).toEqual(['ok', 'ok'])
    const { routing } = await settings()
    expect([...routing.emergency.units].sort()).toEqual(['u1', 'u2'])
    for (const unit of ['u1', 'u2']) await ask('street', 'o_street', 'emergency', { on: false, unit })
  })
})

describe('the street’s calendar', () => {
  it('counts open deadlines again, and tells it', async () => {
    const { id, resolveBy, provisional } = await submit()
    expect([resolveBy, provisional]).toEqual(['2061-03-14T10:00:00.000Z', true])
    const { version, calendar } = await settings()
    const days = { '2061-03-10': 'off' as const }
    await ask('street', 'o_street', 'saveCalendar', {
      version,
      calendar: { ...calendar, days, announced: [2061] },
    })
    await cloud.trigger('timer')
    const view = await ask('request', 'o_wang', 'get', { id })
    expect(view).toMatchObject({ resolveBy: '2061-03-15T10:00:00.000Z', provisional: false })
    expect(view.story[0]?.text).toContain('办理期限改为 3月15日 18:00')
    const { items } = await ask('account', 'o_wang', 'messages', {})
    expect(items[0]?.text).toContain('办理期限改为')
    await cloud.trigger('timer')
    expect((await ask('request', 'o_wang', 'get', { id })).version).toBe(view.version)
  })

  it('is checked before it is saved', async () => {
    const { version, calendar } = await settings()
    const hours = [{ from: '12:00', until: '09:00' }]
    const input = { version, calendar: { ...calendar, hours } }
    expect(await code('street', 'o_street', 'saveCalendar', input)).toBe('INVALID_INPUT')
  })
})

describe('the public holidays of a year', () => {
  it('are told to who keeps the calendar, and the sentence about a wrong rule names it', async () => {
    const { announced, off, work } = await ask('street', 'o_desk1', 'publicDays', { year: 2025 })
    expect([announced, off.includes('2025-10-01'), work.includes('2025-01-26')]).toEqual([true, true, true])
    expect((await ask('street', 'o_street', 'publicDays', { year: 2099 })).announced).toBe(false)
    expect(await code('street', 'o_wang', 'publicDays', { year: 2025 })).toBe('FORBIDDEN')
    await expect(rules({ ...toFang, name: '' })).rejects.toThrow('第 1 条规则：请填名称')
  })
})

describe('the emergency switch', () => {
  it('makes what comes in urgent, counted round the clock', async () => {
    await ask('street', 'o_street', 'emergency', { on: true, unit: 'u1' })
    expect((await submit()).urgent).toBe(true)
    expect((await submit({ unit: 'u2' })).urgent).toBe(false)
    await ask('street', 'o_street', 'emergency', { on: false, unit: 'u1' })
    expect((await submit()).urgent).toBe(false)
  })
})

describe('settings that somebody edited by hand in the database', () => {
  it('are shown to the street with what is wrong, take in requests meanwhile, and can be put right', async () => {
    const odd = [
      null,
      { id: 'x', name: '老规则', when: { shifts: ['night'] }, to: { kind: 'street' } },
      toFang,
    ]
    const kept = { _id: 'street', version: 3, routing: { rules: odd, teams: [null], ceiling: 'none' } }
    const edited = await startCloud({ import: smallStreet({ settings: [kept] }) })
    const { ask } = asking(edited)
    expect((await ask('request', 'o_wang', 'submit', aHaircut())).responsible.name).toBe('赵芳')
    const { routing, broken, version } = await ask('street', 'o_street', 'settings', {})
    expect(routing.rules.map(({ name, off }) => [name, off])).toEqual([
      ['第 1 条', true],
      ['老规则', true],
      [toFang.name, false],
    ])
    expect(broken.map(({ rule }) => rule)).toEqual(routing.rules.slice(0, 2).map(({ id }) => id))
    const { teams, ceiling } = routing
    const mended = { rules: routing.rules.slice(2), teams, ceiling }
    expect((await ask('street', 'o_street', 'saveRouting', { version, routing: mended })).broken).toEqual([])
  })
})
