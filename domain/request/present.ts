import type { Actor } from '../street/model'
import { answersInWords, summaryOf } from './answers'
import { movesFor } from './lifecycle'
import type { ServiceRequest } from './model'
import { may } from './policy'
import type { RequestItem, RequestView } from './schema'
import { nextStep, tell } from './story'

/** A phone number shown in part: 138****0001. */
export const maskPhone = (phone: string): string =>
  phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : '****'

/** Staff may need to name the responsible person in a transfer; residents see the name alone. */
const isStaff = (actor: Actor): boolean => actor.posts.some(post => post.active)

const isResponsible = (request: ServiceRequest, actor: Actor): boolean => {
  const { role, id } = request.responsible
  if (role === 'cadre' || role === 'lead') return id === actor.id
  return actor.posts.some(post => post.active && post.role === role && post.scope === id)
}

/** What a viewer sees of a request in a list. */
export function presentItem(request: ServiceRequest, viewer: Actor, now: string): RequestItem {
  const { role, name, id } = request.responsible
  return {
    id: request._id,
    no: request.no,
    version: request.version,
    status: request.status,
    category: request.category,
    summary: summaryOf(request.category, request.text, request.answers),
    unit: request.unit,
    unitName: request.unitName,
    community: request.community,
    communityName: request.communityName,
    requesterName: request.requester.name,
    responsible: isStaff(viewer) ? { role, name, id } : { role, name },
    mine: isResponsible(request, viewer),
    submittedAt: request.submittedAt,
    changedAt: request.changedAt,
    dueAt: request.dueAt,
    verdict: request.verdict,
    reopenings: request.reopenings,
    moves: movesFor(request, viewer, now),
  }
}

/**
 * What a viewer sees of a request. Phone numbers are whole only for the requester, and, while it is open, for the
 * responsible cadre and the desk; a door number likewise. `pictures` are temporary addresses.
 */
export function presentRequest(
  request: ServiceRequest,
  viewer: Actor,
  now: string,
  pictures: string[],
): RequestView {
  const reach = may('contact', viewer, request)
  const own = request.requester.id === viewer.id
  const contact = ({ name, phone }: { name: string; phone?: string }) => ({
    name,
    ...(phone && { phone: reach ? phone : maskPhone(phone) }),
    masked: Boolean(phone) && !reach,
  })
  const { beneficiary } = request
  const hasAddress = request.address !== '' || beneficiary !== null
  return {
    ...presentItem(request, viewer, now),
    text: request.text,
    answers: answersInWords(request.category, request.answers),
    pictures,
    wanted: request.wanted,
    requester: contact(request.requester),
    beneficiary: beneficiary && { ...contact(beneficiary), address: reach ? beneficiary.address : '' },
    address: reach ? request.address : '',
    addressHidden: hasAddress && !reach,
    position: request.position,
    own,
    respondBy: request.respondBy,
    resolveBy: request.resolveBy,
    resolvedAt: request.resolvedAt,
    endedAt: request.endedAt,
    contentChecked: request.contentChecked,
    story: request.story
      .map(event => ({
        type: event.type,
        at: event.at,
        role: event.by.role,
        who: event.by.name,
        ...tell(event),
      }))
      .reverse(),
    next: nextStep(request, own),
  }
}
