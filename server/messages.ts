import { messagesBetween } from '@domain/message/messages'
import type { Message } from '@domain/message/model'
import type { ServiceRequest } from '@domain/request/model'
import { beforeItsStory } from '@domain/request/submit'
import { messages } from './collections'
import { describe, log } from './log'

/** The subscribe-message template of this deployment: a progress note on a work order. Empty: none is sent. */
export const progressTemplate = (): string => process.env.PROGRESS_TEMPLATE_ID ?? ''

/** The template that a message goes out by; empty where this deployment has none. */
export function templateOf({ template }: Pick<Message, 'template'>): string {
  if (template === 'appointment') return process.env.APPOINTMENT_TEMPLATE_ID ?? ''
  if (template === 'reminder') return process.env.REMINDER_TEMPLATE_ID ?? ''
  return progressTemplate()
}

/**
 * Puts into the message centre what was just saved, for those whom it concerns. At most one round trip; it never
 * fails, since the request says itself what is untold and the timer makes up for what is missing here.
 */
export async function recordMessages(before: ServiceRequest | undefined, after: ServiceRequest) {
  try {
    await messages.insertMissing(messagesBetween(before ?? beforeItsStory(after), after))
  } catch (error) {
    log('messages not recorded', { request: after._id, ...describe(error) })
  }
}

/** The hotline's two templates: news of an appointment, and reminders. Those that this deployment has. */
export const hotlineTemplates = (): string[] =>
  (['appointment', 'reminder'] as const).map(template => templateOf({ template })).filter(Boolean)
