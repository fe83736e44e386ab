import { categories } from '@domain/request/categories'
import { daysAfter, hoursAfter } from '@domain/request/deadline'
import { inWork, type ServiceRequest, type WantedTime } from '@domain/request/model'
import type { Person, Unit } from '@domain/street/model'
import type { Need } from '@domain/street/settings'
import type { Chance } from '../chance'
import { lanzhouDay } from '../lanzhou'
import { inventedPhone, RESIDENT_MARK } from '../street/names'
import { say } from '../words/matters'
import { seenBefore } from '../words/phrases'
import { categoryAt } from './rhythm'
import { isPlace } from './scene'
import type { AskOf } from './step'
import type { Thread } from './thread'
import type { World } from './world'

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

/** For whom it is, as the words say it; not everybody does. */
function needsOf(
  text: string,
  category: ServiceRequest['category'],
  forElder: boolean,
  draws: Chance,
): Need[] {
  const found: Need[] = []
  if ((forElder || /老|奶奶|姥爷|我妈|我爸|婆婆|岳父/.test(text)) && draws.odds(0.8)) found.push('elder')
  if (category === 'mother-infant' || (category === 'education' && draws.odds(0.5))) found.push('child')
  if (/轮椅|卧床|腿脚|残/.test(text)) found.push('disabled')
  return found
}

/** What a resident submits at `at`, and the result that will be reported when it is done. */
function submission(
  person: Person,
  unit: Unit,
  at: string,
  draws: Chance,
): { ask: AskOf<'submit'>; result: string } {
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
    needs: needsOf(text, category, beneficiary !== null, draws),
  }
  return { ask: { caller: person._id, action: 'submit', input }, result }
}

/** Some residents ask often, most seldom. */
function requester(people: readonly Person[], draws: Chance): Person {
  const often = draws.odds(0.35)
  const regulars = people.filter((_, index) => index % 6 === 0)
  return draws.pick(often ? regulars : people)
}

/** What is seen by one is seen by others: how often, and within which time after the first. */
const SEEN_TWICE = { share: 0.035, hours: 40 }

/** A hazard, a heap of rubbish that somebody reported lately and that is still there. */
function seenAlready(world: World, at: string, draws: Chance): ServiceRequest | undefined {
  if (!draws.odds(SEEN_TWICE.share)) return undefined
  const since = hoursAfter(at, -SEEN_TWICE.hours)
  const fresh = world
    .all()
    .filter(one => isPlace(one) && one.submittedAt > since && inWork.includes(one.status))
    .filter(one => one.duplicates.length === 0 && !one.referral)
  return fresh.length > 0 ? draws.pick(fresh) : undefined
}

/** Whoever opens the demo meets the first resident: one in some of the latest requests is theirs. */
const FIRST = { among: 120, each: 30 }

/** Who asks next, and for what. */
export function asker(world: World, people: readonly Person[], told: { requests: number }) {
  return (thread: Thread, at: string): AskOf<'submit'> => {
    const { words, number } = thread
    const first = number > told.requests - FIRST.among && number % FIRST.each === 0
    const seen = first ? undefined : seenAlready(world, at, words)
    const near = seen && people.filter(({ unit, _id }) => unit === seen.unit && _id !== seen.requester.id)
    const person = first ? people[0]! : near ? words.pick(near) : requester(people, words)
    const { ask, result } = submission(person, world.unit(person.unit), at, words)
    thread.result = result
    if (!seen) return ask
    thread.main = seen._id
    const { category, text, answers } = seen
    const same = {
      category,
      text: text && `${words.pick(seenBefore)}${text}`,
      answers,
      wanted: [],
      needs: [],
    }
    return { ...ask, input: { ...ask.input, ...same } }
  }
}
