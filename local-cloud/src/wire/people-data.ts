import { createHash } from 'node:crypto'
import { APP_ID } from '../functions/environment'

/** A made-up mobile number, the same for the same code. */
export function phoneNumberOf(code: string): string {
  const digits = createHash('sha256').update(code).digest().readUInt32BE(0) % 1_000_000
  return `13000${String(digits).padStart(6, '0')}`
}

/** What WeChat says of a person's number, in the words of the older interface; `now` in milliseconds. */
export function phoneOf(code: string, now: number): Record<string, unknown> {
  const number = phoneNumberOf(code)
  return {
    phoneNumber: number,
    purePhoneNumber: number,
    countryCode: '86',
    watermark: { timestamp: Math.floor(now / 1000), appid: APP_ID },
  }
}
