import { lanzhouTime } from '@domain/lanzhou'
import { categories } from '@domain/request/categories'
import type { By, Party, ServiceRequest, StoryEvent } from '@domain/request/model'
import { statusNames, tell } from '@domain/request/story'
import { cloud } from './cloud'
import { describe, log } from './log'

/** Somebody who agreed to no message, or no more: normal, never an error. */
const NOT_SUBSCRIBED = 43101

/** The subscribe-message template of this deployment: a progress note on a work order. Empty: none is sent. */
export const progressTemplate = (): string => process.env.PROGRESS_TEMPLATE_ID ?? ''

const isPerson = (party: Party): boolean => party.role === 'cadre' || party.role === 'lead'

/** Whom an event concerns besides the one who made it. */
function concerned(before: ServiceRequest | undefined, after: ServiceRequest, event: StoryEvent): string[] {
  switch (event.type) {
    case 'dispatched':
    case 'transferred':
    case 'reopened':
      return isPerson(event.to) ? [event.to.id] : []
    case 'accepted':
    case 'resolved':
    case 'refused':
      return [after.requester.id]
    case 'withdrawn':
      // The cadre may be on the way.
      return before?.status === 'accepted' && isPerson(before.responsible) ? [before.responsible.id] : []
    default:
      return []
  }
}

/** WeChat's limit for a `thing` value. */
const thing = (text: string): { value: string } => ({
  value: Array.from(text.replace(/\s+/g, ' ')).slice(0, 20).join('') || '-',
})

/** The page that a message opens: the request as its reader works with it. */
const pageFor = (openid: string, { _id, requester }: ServiceRequest): string =>
  `packages/${openid === requester.id ? 'resident' : 'cadre'}/request/index?id=${_id}`

function send(openid: string, request: ServiceRequest, event: StoryEvent) {
  return cloud.openapi.subscribeMessage.send({
    touser: openid,
    templateId: progressTemplate(),
    page: pageFor(openid, request),
    data: {
      character_string1: { value: request.no },
      thing2: thing(`${categories[request.category].name} ${request.unitName}`),
      phrase3: { value: statusNames[request.status].slice(0, 5) },
      time4: { value: lanzhouTime(event.at) },
      thing5: thing(tell(event).text),
    },
  })
}

/**
 * Tells those whom the new events concern, by subscribe message. Best effort, after the save: it never fails and
 * never undoes what was saved.
 */
export async function tellPeople(before: ServiceRequest | undefined, after: ServiceRequest): Promise<void> {
  if (!progressTemplate()) return
  const fresh = after.story.slice(before?.story.length ?? 0)
  const messages = fresh.flatMap(event =>
    concerned(before, after, event)
      .filter(openid => openid !== (event.by as By).id)
      .map(openid => ({ openid, event })),
  )
  await Promise.all(
    messages.map(({ openid, event }) =>
      send(openid, after, event).catch((error: unknown) => {
        if ((error as { errCode?: number }).errCode !== NOT_SUBSCRIBED)
          log('message not sent', describe(error))
      }),
    ),
  )
}
