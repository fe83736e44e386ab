import { aHaircut, asking } from './ask'
import type { Cloud } from './cloud'

export interface Cost {
  action: string
  calls: number
  /** Database operations of one call, identity, transactions and retries included. */
  roundTrips: number
  /** Documents that the database looked at for one call. */
  rowsScanned: number
  p50: number
}

/** What an action may cost, uncontended and warm, identity included; a move's last but one is its messages. */
export const budgets: Record<string, number> = {
  'request.list': 2,
  'request.get': 2,
  'request.home': 3,
  'request.accept': 6,
  'request.note': 6,
  'request.resolve': 6,
  'request.rate': 6,
  'request.withdraw': 6,
  'request.refuse': 6,
  'request.submit': 7,
  'request.return': 7,
  'request.reopen': 7,
  'request.transfer': 7,
  'request.candidates': 4,
  'request.dispatch': 7,
  'account.me': 2,
  'account.save': 6,
  'street.units': 3,
}

/** Where the people of a request live and work. */
export interface Cast {
  unit: string
  resident: string
  /** Every person of the unit who may turn out to be responsible, by name. */
  openidOf: (name: string) => string
  desk: string
  colleague: (not: string) => string
}

async function life(cloud: Cloud, cast: Cast, round: number) {
  const { ask } = asking(cloud)
  const key = (step: string) => `bench-${round}-${step}`
  const submit = async (what: string) =>
    ask('request', cast.resident, 'submit', aHaircut({ unit: cast.unit, text: what }), key(what))

  const { id, responsible } = await submit('一')
  const cadre = cast.openidOf(responsible.name)
  await ask('request', cadre, 'list', { view: 'workbench' })
  await ask('request', cadre, 'accept', { id }, key('accept'))
  await ask('request', cadre, 'note', { id, text: '约好明天' }, key('note'))
  await ask('request', cadre, 'resolve', { id, result: '已经办好' }, key('resolve'))
  await ask('request', cast.resident, 'get', { id })
  await ask('request', cast.resident, 'reopen', { id, reason: '还没好' }, key('reopen'))
  const { people } = await ask('request', cast.desk, 'candidates', { id })
  const other = people.find(person => person.id !== cadre && !person.away)?.id ?? cast.colleague(cadre)
  await ask('request', cadre, 'transfer', { id, to: other, reason: '他更合适' }, key('transfer'))
  await ask('request', other, 'return', { id, reason: '出差' }, key('return'))
  await ask('request', cast.desk, 'dispatch', { id, to: cadre }, key('dispatch'))
  await ask('request', cast.desk, 'list', { view: 'desk', status: 'dispatched' })
  await ask('request', cadre, 'accept', { id }, key('accept2'))
  await ask('request', cadre, 'resolve', { id, result: '已经办好' }, key('resolve2'))
  await ask('request', cast.resident, 'rate', { id, solved: true }, key('rate'))
  const second = await submit('二')
  await ask('request', cast.resident, 'withdraw', { id: second.id }, key('withdraw'))
  const third = await submit('三')
  const refusal = { id: third.id, reason: '不在范围', instead: '请打 12345' }
  await ask('request', cast.desk, 'refuse', refusal, key('refuse'))
  await ask('request', cast.resident, 'list', { view: 'mine' })
  await ask('request', cast.resident, 'home', {})
  await ask('account', cast.resident, 'save', { unit: cast.unit }, key('save'))
  await ask('account', cast.resident, 'me', {})
  await ask('street', cast.resident, 'units', {})
}

/** Lives whole stories one call after the other, the first to warm up, and reads the cost of each action. */
export async function measureRoundTrips(cloud: Cloud, cast: Cast, rounds: number): Promise<Cost[]> {
  await life(cloud, cast, 0)
  await cloud.metrics.reset()
  for (let round = 1; round <= rounds; round++) await life(cloud, cast, round)
  const { functions } = await cloud.metrics.get()
  return Object.entries(functions).flatMap(([fn, actions]) =>
    Object.entries(actions).map(([action, m]) => ({
      action: `${fn}.${action}`,
      calls: m.calls,
      roundTrips: m.roundTrips / m.calls,
      rowsScanned: m.rowsScanned / m.calls,
      p50: m.ms.p50,
    })),
  )
}
