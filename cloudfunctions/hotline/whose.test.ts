import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHaircut, asking } from '../../tests/support/ask'
import { startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, aCounsellor, at, everyDay, withCounsellors } from '../../tests/support/small-hotline'
import { posts, smallStreet } from '../../tests/support/small-street'

type Doc = { _id: string } & Record<string, unknown>

/** What lies in the database when everything is over, collection by collection. */
const database = new Map<string, Doc[]>()
/** What the functions have printed. */
let printed: string
/** A cadre who works, and has been with a counsellor; and one who waits for one. */
let cadre: string
const waiting = 'o_qiang'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'whose-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  const once = everyDay.weekly.map(() => [{ from: '22:00', until: '23:00' }])
  const counsellors = [
    aCounsellor('o_counsellor', '何老师', { confirms: true }),
    aCounsellor('o_second', '陆老师', { schedule: { ...everyDay, weekly: once, ahead: 0 } }),
  ]
  const cloud = await startCloud({
    import: smallStreet(withCounsellors(counsellors)),
    functions: withoutTimers(),
    export: folder,
    env: { PROGRESS_TEMPLATE_ID: 'T', APPOINTMENT_TEMPLATE_ID: 'T-news', REMINDER_TEMPLATE_ID: 'T-soon' },
  })
  const { ask } = asking(cloud)
  await cloud.clock.set('2027-03-01T02:00:00.000Z')
  const now = await cloud.clock.now()

  const { id: work, responsible } = await ask('request', 'o_wang', 'submit', aHaircut(), 'k-submit')
  cadre = posts.find(({ name }) => name === responsible.name)!.person
  await ask('account', cadre, 'save', { name: '某同志', phone: '13800007777' }, 'k-save')
  const { id } = (await ask('hotline', cadre, 'book', aBooking(at(now, 1, '10:00')), 'k-book')).appointment
  await ask('hotline', 'o_counsellor', 'confirm', { id }, 'k-confirm')
  await cloud.trigger('timer')
  // All of their messages are read by one tap.
  await ask('account', cadre, 'read', {}, 'k-read')

  await ask('request', cadre, 'accept', { id: work }, 'k-accept')
  await ask('request', cadre, 'resolve', { id: work, result: '办好了' }, 'k-resolve')
  await ask('request', 'o_wang', 'rate', { id: work, solved: true }, 'k-rated')
  const call = { phone: '13800001234', name: '远山', consent: true as const }
  const { id: wish } = (await ask('hotline', cadre, 'askForCall', call, 'k-call')).call
  await ask('hotline', 'o_hurry', 'book', aBooking(at(now, 0, '22:00'), { counsellor: 'o_second' }))
  const wait = { counsellor: 'o_second', way: 'voice' as const, name: '长路' }
  await ask('hotline', waiting, 'wait', wait, 'k-wait')
  await cloud.trigger('timer')
  await ask('hotline', 'o_counsellor', 'called', { id: wish }, 'k-called')
  await ask('hotline', cadre, 'askForCall', { ...call, why: 'noShow' }, 'k-call-2')

  await cloud.clock.set(at(now, 1, '10:05'))
  await ask('hotline', 'o_counsellor', 'writeNote', { id, text: '记录' }, 'k-note')
  await ask('hotline', 'o_counsellor', 'readNotes', { id })
  await ask('hotline', 'o_counsellor', 'finish', { id, outcome: 'done' }, 'k-done')
  await ask('hotline', cadre, 'rate', { id, stars: 4 }, 'k-rate')
  await cloud.trigger('timer')
  await ask('account', cadre, 'read', { as: 'client' }, 'k-read-2')
  await ask('account', cadre, 'read', {}, 'k-read-3')

  // Work and an appointment once more, and their phone gets neither message: it is to be tried again with both.
  for (const resident of ['o_li', 'o_zhao', 'o_sun']) {
    await ask('request', resident, 'submit', aHaircut(), `k-submit-${resident}`)
  }
  await cloud.clock.set(at(now, 1, '11:30'))
  const next = aBooking(at(now, 2, '10:00'))
  const { id: second } = (await ask('hotline', cadre, 'book', next, 'k-book-2')).appointment
  await ask('hotline', 'o_counsellor', 'confirm', { id: second }, 'k-confirm-2')
  await cloud.outbox.rule({ api: 'subscribeMessage.send', errCode: -1 })
  await cloud.trigger('timer')
  await cloud.stop()
  printed = cloud.output()
  for (const file of fs.readdirSync(folder)) {
    const lines = fs.readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean)
    database.set(
      path.basename(file, '.jsonl'),
      lines.map(line => JSON.parse(line)),
    )
  }
})

const all = () => [...database].flatMap(([collection, docs]) => docs.map(doc => ({ collection, doc })))

/**
 * What two documents can be matched by: every value that is nobody else's by chance, an id, a hash, a moment to the
 * millisecond. A whole minute is none: it is an hour that somebody has chosen.
 */
const marksOf = (value: unknown): string[] => {
  if (typeof value === 'string') {
    const hashes = value.match(/[0-9a-f]{32}/g) ?? []
    const isMark = /^[\x21-\x7e]{16,}$/.test(value) && !value.endsWith(':00.000Z')
    // Answers are kept as text.
    if (value.startsWith('{')) return marksOf(JSON.parse(value))
    return isMark ? [value, ...hashes] : hashes
  }
  return value && typeof value === 'object' ? Object.values(value).flatMap(marksOf) : []
}

/** Everything that is matched with whatever fits, step by step, as far as it goes. */
function joinedWith(fits: (text: string) => boolean) {
  const reached = new Set(all().filter(({ doc }) => fits(JSON.stringify(doc))))
  const left = new Set(all().filter(({ doc }) => !fits(JSON.stringify(doc))))
  const marks = new Set([...reached].flatMap(({ doc }) => marksOf(doc)))
  for (let grown = true; grown; ) {
    grown = false
    for (const each of left) {
      const theirs = marksOf(each.doc)
      if (!theirs.some(mark => marks.has(mark))) continue
      for (const mark of theirs) marks.add(mark)
      left.delete(each)
      reached.add(each)
      grown = true
    }
  }
  return [...reached]
}
const confidential = ['appointments', 'waits', 'calls', 'notes', 'readings', 'counsellors']

describe('whose an appointment is', () => {
  it('is looked for where something of theirs is still to be sent, of their work and of their appointment', () => {
    const waits = database
      .get('messages')!
      .filter(({ push }) => (push as { state: string }).state === 'waiting')
    expect(waits.filter(({ to }) => to === cadre).length).toBeGreaterThan(0)
    expect(waits.filter(({ as }) => as === 'client').length).toBeGreaterThan(0)
  })
  it('can be found by nobody who has the whole database: nothing of theirs leads to it', () => {
    for (const collection of confidential)
      expect(database.get(collection)!.length, collection).toBeGreaterThan(0)
    for (const person of [cadre, waiting]) {
      const found = joinedWith(text => text.includes(person))
      expect(found.length).toBeGreaterThan(0)
      const led = found.filter(({ collection }) => confidential.includes(collection))
      expect(led.map(({ collection, doc }) => `${collection} ${doc._id}`)).toEqual([])
    }
  })
  it('would be found otherwise: everything else of an appointment hangs together', () => {
    const { client } = database.get('appointments')!.find(({ counsellor }) => counsellor === 'o_counsellor')!
    const found = new Set(
      joinedWith(text => text.includes(String(client))).map(({ collection }) => collection),
    )
    for (const collection of ['notes', 'readings', 'calls', 'counsellors', 'messages', 'replies'])
      expect([...found]).toContain(collection)
  })
  it('is not told by what the functions print', () => {
    expect(printed).toContain('"what":"tick"')
    expect(printed).not.toContain(cadre)
  })
})

describe('why somebody wants to be called', () => {
  it('stands in no wish, nor what their messages say', () => {
    expect(JSON.stringify(database.get('calls'))).not.toMatch(/safety|noShow/)
    const theirs = database.get('messages')!.filter(({ as }) => as === 'client')
    expect(theirs.length).toBeGreaterThan(1)
    expect(JSON.stringify(theirs)).not.toMatch(/\d+:\d\d"|服务|确认|完成/)
  })
})
