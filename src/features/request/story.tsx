import type { EventType } from '@domain/request/model'
import type { RequestView } from '@domain/request/schema'
import { roleNames } from '@domain/request/story'
import type { IconName } from '@/components/icon'
import { Timeline } from '@/components/timeline'
import type { Tone } from '@/components/tone'
import { formatTime } from '@/lib/time'
import { nextWords } from './next-step'

const looks: Record<EventType, { icon: IconName; tone?: Tone }> = {
  submitted: { icon: 'edit' },
  dispatched: { icon: 'swap' },
  accepted: { icon: 'heart-hand', tone: 'blue' },
  noted: { icon: 'note' },
  returned: { icon: 'return', tone: 'amber' },
  transferred: { icon: 'swap', tone: 'amber' },
  resolved: { icon: 'check', tone: 'green' },
  rated: { icon: 'user' },
  reopened: { icon: 'refresh', tone: 'amber' },
  closed: { icon: 'flag', tone: 'green' },
  withdrawn: { icon: 'return' },
  refused: { icon: 'info', tone: 'amber' },
  warned: { icon: 'clock' },
  escalated: { icon: 'flag', tone: 'red' },
  extensionAsked: { icon: 'calendar' },
  extended: { icon: 'calendar', tone: 'green' },
  extensionDeclined: { icon: 'calendar', tone: 'amber' },
  recounted: { icon: 'calendar' },
  reminded: { icon: 'bell', tone: 'amber' },
  supervised: { icon: 'flag', tone: 'red' },
  replied: { icon: 'note' },
  assisted: { icon: 'people', tone: 'blue' },
  partDone: { icon: 'check', tone: 'green' },
  partDeclined: { icon: 'frown', tone: 'amber' },
  partCalledOff: { icon: 'return' },
  partHandedOver: { icon: 'swap' },
  referred: { icon: 'building', tone: 'blue' },
  recalled: { icon: 'return' },
  merged: { icon: 'copy' },
  duplicateJoined: { icon: 'copy' },
  duplicatesReleased: { icon: 'copy' },
  followedUp: { icon: 'phone' },
  handedOver: { icon: 'swap' },
}

/** A request's story: what happens next on top, then every step with time and role, the newest first. */
export function Story({ view }: { view: RequestView }) {
  const entries = view.story.map((entry, index) => ({
    // Entries are only ever added, so counting from the oldest names each for good.
    key: String(view.story.length - index),
    text: entry.text,
    quote: entry.detail,
    time: formatTime(entry.at),
    // That nobody in particular did it is no news.
    ...(entry.role !== 'system' && { who: roleNames[entry.role] }),
    ...looks[entry.type as EventType],
  }))
  return <Timeline entries={entries} next={nextWords(view)} />
}
