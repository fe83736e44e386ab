import { randomBytes } from 'node:crypto'
import { cloud } from '../cloud'
import { keyedHash } from './keys'

/** WeChat's signature for a room of its voice calls; the SDK's types leave it out. */
interface Signing {
  getVoIPSign(options: { groupId: string; timestamp: number; nonce: string }): Promise<{ signature: string }>
}

/**
 * What `wx.joinVoIPChat` wants. The room is named by a keyed hash: whoever learns the appointment's id can't enter, and
 * WeChat learns no id of ours.
 */
export async function voiceRoom(appointment: string, now: string) {
  const groupId = keyedHash('voice', appointment)
  const nonceStr = randomBytes(8).toString('hex')
  const timeStamp = Math.floor(Date.parse(now) / 1000)
  const { signature } = await (cloud as unknown as Signing).getVoIPSign({
    groupId,
    timestamp: timeStamp,
    nonce: nonceStr,
  })
  return { groupId, nonceStr, timeStamp, signature }
}
