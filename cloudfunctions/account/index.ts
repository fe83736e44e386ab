import { accountContract } from '@domain/account/contract'
import { serve } from '@server/serve'
import { handlers } from './handlers'

export const main = serve('account', accountContract, handlers)
