import { hotlineContract } from '@domain/hotline/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../../tests/support/ask'
import { startCloud } from '../../tests/support/cloud'
import { withoutTimers } from '../../tests/support/functions'
import { aBooking, at, everyDay, withCounsellors } from '../../tests/support/small-hotline'
import { smallStreet } from '../../tests/support/small-street'

let { ask, reply } = {} as ReturnType<typeof asking>
let now: string
let id: string

beforeAll(async () => {
  const cloud = await startCloud({ import: smallStreet(withCounsellors()), functions: withoutTimers() })
  ;({ ask, reply } = asking(cloud))
  now = await cloud.clock.now()
  id = (await ask('hotline', 'o_wang', 'book', aBooking(at(now, 2, '10:00')))).appointment.id
})

const long = '很长😔'.repeat(1400)
/** What no form sends, and what somebody with a program may. */
const odd: unknown[] = [
  undefined,
  null,
  0,
  -1,
  1e308,
  '',
  ' ',
  long,
  '=cmd()',
  '\u0000',
  '2027-13-45T99:99:99Z',
  '9999-12-31T23:59:59.999Z',
  '0000-00-00',
  [],
  {},
  { $gt: '' },
  { __proto__: { admin: true } },
  'constructor',
]

describe('whatever is sent', () => {
  it('no action of the hotline breaks: it answers, or refuses in words', async () => {
    const fields = [
      ...['id', 'counsellor', 'start', 'way', 'name', 'phone', 'intake', 'consent', 'from', 'until', 'move'],
      ...[
        'version',
        'reason',
        'stars',
        'words',
        'minutes',
        'outcome',
        'upheld',
        'text',
        'to',
        'agree',
        'why',
      ],
      ...['schedule', 'decisions', 'profile', 'cursor', 'limit'],
    ]
    const sound: Record<string, unknown> = {
      ...{
        id,
        counsellor: 'any',
        start: at(now, 3, '10:00'),
        way: 'voice',
        name: '某',
        minutes: 30,
        stars: 3,
      },
      ...{
        outcome: 'done',
        upheld: true,
        text: '字',
        words: '字',
        to: 'o_second',
        agree: true,
        consent: true,
      },
      ...{ phone: '13800000000', schedule: everyDay, decisions: [] },
    }
    const dated = { from: '2027-03-01', until: '2027-03-02' }
    const months = { from: '2027-03', until: '2027-03' }
    const people = ['o_junk', 'o_counsellor', 'o_street']
    for (const action of Object.keys(hotlineContract) as (keyof typeof hotlineContract)[]) {
      const base = { ...sound, ...(action === 'counts' ? months : action === 'diary' ? dated : {}) }
      const inputs = fields.flatMap(field => odd.map(value => ({ ...base, [field]: value })))
      // Every odd value in every field that an action knows would be ten thousand calls: some of each.
      const some = inputs.filter((_input, i) => i % 17 === Object.keys(hotlineContract).indexOf(action) % 17)
      const answers = await Promise.all(
        some.map((input, i) => reply('hotline', people[i % people.length]!, action, input)),
      )
      for (const [i, answer] of answers.entries()) {
        if (answer.ok) continue
        expect(answer.code, `${action} ${JSON.stringify(some[i]).slice(0, 200)}`).not.toBe('INTERNAL')
        expect(answer.message, action).toMatch(/\p{Script=Han}/u)
      }
    }
  }, 120_000)
  it('in a name or in words comes back as it was', async () => {
    const name = '=cmd()😔<b>'
    const intake = { words: `${'字'.repeat(498)}😔` }
    const input = aBooking(at(now, 4, '10:00'), { name, intake, consent: true })
    const { id: other } = (await ask('hotline', 'o_odd', 'book', input)).appointment
    expect(await ask('hotline', 'o_counsellor', 'get', { id: other })).toMatchObject({ name, intake })
    const tooLong = { ...input, intake: { words: '字'.repeat(501) } }
    expect(await reply('hotline', 'o_odd2', 'book', tooLong)).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('最多 500 字'),
    })
  })
})
