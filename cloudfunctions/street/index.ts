import { streetContract } from '@domain/street/contract'
import { serve } from '@server/serve'
import { handlers } from './handlers'

export const main = serve('street', streetContract, handlers)
