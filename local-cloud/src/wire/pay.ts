import { createHash } from 'node:crypto'
import { APP_ID } from '../functions/environment'

type Args = Record<string, unknown>

/** A stand-in for the signatures and ids of WeChat Pay: the same for the same order, and of no use anywhere. */
const mark = (word: string, args: Args) =>
  createHash('md5')
    .update(`${word} ${String(args.out_trade_no ?? '')}`)
    .digest('hex')
    .toUpperCase()

const order = (args: Args) => ({ out_trade_no: args.out_trade_no, total_fee: args.total_fee })

/** What `cloud.cloudPay.*` answers: no money moves, an order counts as paid as soon as it is asked about. */
const ANSWERS: Record<string, (args: Args, now: number) => Args> = {
  unifiedOrder: (args, now) => {
    const prepayId = `wx${mark('prepay', args)}`
    return {
      prepay_id: prepayId,
      trade_type: 'JSAPI',
      payment: {
        appId: APP_ID,
        timeStamp: String(Math.floor(now / 1000)),
        nonceStr: mark('nonce', args),
        package: `prepay_id=${prepayId}`,
        signType: 'MD5',
        paySign: mark('sign', args),
      },
    }
  },
  queryOrder: args => ({ ...order(args), trade_state: 'SUCCESS', transaction_id: mark('paid', args) }),
  closeOrder: () => ({}),
  refund: args => ({ ...order(args), refund_id: mark('refund', args), refund_fee: args.refund_fee }),
  queryRefund: args => ({ ...order(args), refund_count: 0 }),
  downloadBill: () => ({}),
}

/** The answer to a call of WeChat Pay; undefined: there is no such call. */
export function answerPay(name: string, args: Args, now: number): Args | undefined {
  if (!Object.hasOwn(ANSWERS, name)) return undefined
  return {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: APP_ID,
    mch_id: String(args.sub_mch_id ?? ''),
    nonce_str: mark('nonce', args),
    result_code: 'SUCCESS',
    ...ANSWERS[name]!(args, now),
  }
}

export const isPayApi = (name: string): boolean => Object.hasOwn(ANSWERS, name)
