import { categories } from '@domain/request/categories'
import { daysAfter } from '@domain/request/deadline'
import type { ServiceRequest, WantedTime } from '@domain/request/model'
import type { Person, Unit } from '@domain/street/model'
import type { Chance } from '../chance'
import { lanzhouDay } from '../lanzhou'
import { inventedPhone, RESIDENT_MARK } from '../street/names'
import { say } from '../words/matters'
import { categoryAt } from './rhythm'
import type { Ask } from './step'

/** How often somebody withholds their number, asks for somebody else, names times. */
const WITHHELD = 0.08
const FOR_ANOTHER = 0.14
const NAMES_TIMES = 0.6

const door = (unit: Unit, draws: Chance): string =>
  `${draws.pick(unit.compounds)} ${draws.int(1, 12)} 号楼 ${draws.int(1, 4)} 单元 ${draws.int(1, 6)}0${draws.int(1, 3)} 室`

const elders = ['王', '李', '张', '刘', '陈', '赵', '马', '孙', '周', '何']

/** Somebody for whom another asks: an elder without a phone as often as not. */
function another(unit: Unit, draws: Chance): ServiceRequest['beneficiary'] {
  const name = `${draws.pick(elders)}${RESIDENT_MARK}${draws.pick(['福', '寿', '祥', '贵', '英', '珍'])}`
  const phone = draws.odds(0.5) ? inventedPhone(9000 + draws.int(0, 999)) : undefined
  return { name, ...(phone && { phone }), address: door(unit, draws) }
}

function wanted(at: string, draws: Chance): WantedTime[] {
  const parts = draws.shuffled(['morning', 'afternoon', 'evening'] as const)
  return parts.slice(0, draws.int(1, 2)).map(part => ({
    day: lanzhouDay(daysAfter(at, draws.int(1, 6))),
    part,
  }))
}

/** What a resident submits at `at`, and the result that will be reported when it is done. */
export function submission(
  person: Person,
  unit: Unit,
  at: string,
  draws: Chance,
): { ask: Extract<Ask, { action: 'submit' }>; result: string } {
  const category = categoryAt(at, draws)
  const { asksTimes, asksAddress } = categories[category]
  const { text, answers, result } = say(category, draws)
  const beneficiary = draws.odds(FOR_ANOTHER) ? another(unit, draws) : null
  const phone = draws.odds(WITHHELD) ? undefined : person.phone
  const input = {
    unit: unit._id,
    category,
    text,
    answers,
    pictures: [],
    wanted: asksTimes && draws.odds(NAMES_TIMES) ? wanted(at, draws) : [],
    address: asksAddress && answers.where !== 'station' && !beneficiary ? door(unit, draws) : '',
    contact: { name: person.name, ...(phone && { phone }) },
    beneficiary,
  }
  return { ask: { caller: person._id, action: 'submit', input }, result }
}
