import type { Output } from '@domain/contract'
import { sentences } from '@domain/errors'
import { roleNames } from '@domain/request/story'
import type { StreetContract } from '@domain/street/contract'

type BeforeLeaving = Output<StreetContract, 'beforeLeaving'>

/** What becomes of somebody's work, said before they leave: 他手上的 3 件会交给小区组长孙组长. */
export function leavingWords(before: BeforeLeaving): string {
  if (before.last) return `${sentences.LAST_OFFICER}。`
  const { calledOff } = before
  const booked = calledOff > 0 ? `约好的 ${calledOff} 个预约会取消，来访者会收到消息，请他们另选一位。` : ''
  return workWords(before) + booked
}

function workWords({ count, successors }: BeforeLeaving): string {
  const whom = successors
    .map(({ role, name }) => (role === 'lead' ? `${roleNames.lead}${name}` : name))
    .join('、')
  if (successors.length === 0) return '他手上没有要交接的事。'
  if (count === 0) return `他手上没有没办完的事。之后有牵涉到的，由${whom}负责。`
  return `他手上的 ${count} 件会交给${whom}，每一件的经过里都会写明。`
}
