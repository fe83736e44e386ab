import type { Output } from '@domain/contract'
import type { HotlineContract } from '@domain/hotline/contract'

/** An appointment as its counsellor sees it. */
export type AppointmentView = Output<HotlineContract, 'get'>
export type Diary = Output<HotlineContract, 'diary'>
export type Office = Output<HotlineContract, 'profile'>
export type Profile = Office['profile']
export type Note = Output<HotlineContract, 'readNotes'>['items'][number]
/** A stretch of time, ISO instants. */
export type Span = Diary['free'][number]

export const urls = {
  diary: '/packages/counsellor/diary/index',
  appointment: '/packages/counsellor/appointment/index',
  hours: '/packages/counsellor/hours/index',
  profile: '/packages/counsellor/profile/index',
}
