import { requestContract } from '@domain/request/contract'
import { serve } from '@server/serve'
import { handlers } from './handlers'

export const main = serve('request', requestContract, handlers)
