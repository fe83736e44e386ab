import type { HotlineContract } from '@domain/hotline/contract'
import type { Handlers } from '@server/serve'
import { afterwardsHandlers } from './afterwards'
import { bookingHandlers } from './booking'
import { callHandlers } from './calls'
import { countHandlers } from './counts'
import { diaryHandlers } from './diary'
import { hoursHandlers } from './hours'
import { movingHandlers } from './moving'
import { noteHandlers } from './notes'
import { seeHandlers } from './see'
import { slotHandlers } from './slots'
import { waitingHandlers } from './waiting'
import { wordHandlers } from './word'

export const handlers: Handlers<HotlineContract> = {
  ...seeHandlers,
  ...slotHandlers,
  ...bookingHandlers,
  ...movingHandlers,
  ...waitingHandlers,
  ...afterwardsHandlers,
  ...callHandlers,
  ...diaryHandlers,
  ...wordHandlers,
  ...hoursHandlers,
  ...noteHandlers,
  ...countHandlers,
}
