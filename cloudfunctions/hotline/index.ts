import { hotlineContract } from '@domain/hotline/contract'
import { hotlineKeys } from '@server/hotline/keys'
import { serve } from '@server/serve'
import { handlers } from './handlers'

// What a booking says is short and can be guessed: its fingerprint is keyed, so that nobody who reads it can try.
export const main = serve('hotline', hotlineContract, handlers, { secret: () => hotlineKeys().pepper })
