import type { AccountContract } from '@domain/account/contract'
import type { Output } from '@domain/contract'

/** Everything that is kept, as one text to copy: 【个人资料】… */
export const inWords = ({ records }: Pick<Output<AccountContract, 'mine'>, 'records'>): string =>
  records.map(({ what, text }) => `【${what}】\n${text}`).join('\n\n')
