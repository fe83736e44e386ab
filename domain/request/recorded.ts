import type { Actor, Unit } from '../street/model'
import type { By, ServiceRequest } from './model'
import type { Submission } from './submit'

/**
 * Who records a request for somebody else as staff of the place where it is asked: 周敏代张大爷. Undefined where
 * somebody asks for themselves, or for their family in a place that is not theirs to work in.
 */
export function recorderOf(
  { id, posts }: Actor,
  { scopes }: Pick<Unit, 'scopes'>,
  { contact, beneficiary }: Pick<Submission, 'contact' | 'beneficiary'>,
): By | undefined {
  const post = posts.find(
    ({ active, role, scope }) => active && role !== 'counsellor' && scopes.includes(scope),
  )
  const forWhom = post && contact.name === post.name ? beneficiary : contact
  return post && forWhom ? { id, name: `${post.name}代${forWhom.name}`, role: post.role } : undefined
}

/** Whether staff recorded it for somebody: what that somebody thinks of it is asked on the phone (回访). */
export const isRecorded = ({ story }: Pick<ServiceRequest, 'story'>): boolean =>
  story[0]?.type === 'submitted' && story[0].by.role !== 'resident'
