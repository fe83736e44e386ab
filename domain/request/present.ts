import type { Actor } from '../street/model'
import { answersInWords, summaryOf } from './answers'
import { movesFor } from './conditions'
import type { Part, ServiceRequest } from './model'
import { stepsOf, tellPlainly } from './plain'
import { may } from './policy'
import { isRecorded } from './recorded'
import type { RequestItem, RequestView } from './schema'
import { nextStep, type Told, tell } from './story'

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

const presentPart = (part: Part, viewer: Actor) => ({
  id: part.id,
  name: part.handler.name,
  task: part.task,
  whistle: part.whistle,
  status: part.status,
  ...(part.result && { result: part.result }),
  mine: part.handler.id === viewer.id,
})

/** Words between offices are theirs; a resident reads that there was a supervision, and by when. */
function presentSupervision({ supervision }: ServiceRequest, viewer: Actor) {
  if (!supervision) return null
  const { by, at, words, replyBy, repliedAt } = supervision
  return { by: by.name, at, words: isStaff(viewer) ? words : '', replyBy, repliedAt }
}

/** The request that this one was merged into; only staff may open it, it is somebody else's. */
const presentMain = ({ mergedInto }: ServiceRequest, viewer: Actor) =>
  mergedInto && { no: mergedInto.no, ...(isStaff(viewer) && { id: mergedInto.id }) }

/** The story as this viewer reads it: every entry for staff, the steps that concern them for residents. */
function presentStory({ story }: ServiceRequest, viewer: Actor) {
  if (isStaff(viewer)) return story.map(event => presentEvent(event, tell(event)))
  return stepsOf(story).map(events => {
    const { text, detail, inside } = tellPlainly(events)
    return presentEvent(events.at(-1)!, { text, ...(!inside && { detail }) })
  })
}

function presentEvent(event: ServiceRequest['story'][0], { text, detail }: Told) {
  return {
    type: event.type,
    at: event.at,
    role: event.by.role,
    who: event.by.name,
    text,
    ...(detail && { detail }),
  }
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
    urgent: request.urgent,
    provisional: request.flags.includes('provisional'),
    escalated: request.escalated,
    flags: isStaff(viewer) ? request.flags : [],
    verdict: request.verdict,
    satisfaction: request.satisfaction,
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
    needs: request.needs,
    respondBy: request.clocks.respond.due,
    resolveBy: request.clocks.resolve.due,
    answered: request.answered,
    extension: request.extension && {
      until: request.extension.until,
      reason: request.extension.reason,
    },
    supervision: presentSupervision(request, viewer),
    parts: request.parts.map(part => presentPart(part, viewer)),
    referral: request.referral && {
      body: request.referral.body,
      words: request.referral.words,
      expectBy: request.referral.expectBy,
    },
    mergedInto: presentMain(request, viewer),
    duplicates: request.duplicates.length,
    resolvedAt: request.resolvedAt,
    endedAt: request.endedAt,
    contentChecked: request.contentChecked,
    story: presentStory(request, viewer).reverse(),
    next: nextStep(request, { judges: own && !isRecorded(request), answers: isResponsible(request, viewer) }),
  }
}
