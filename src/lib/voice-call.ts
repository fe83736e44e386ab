import Taro from '@tarojs/taro'

/** What became of an attempt to enter a voice call. missing: this app or device has none. */
export type VoiceCall = 'joined' | 'missing' | 'refused' | 'failed'

/** Whether the person has refused the microphone. */
const isRefusal = (error: unknown): boolean =>
  /auth|deny|permission/i.test(String(Object(error).errMsg ?? error))

/** Enters a voice room of WeChat; both who name the same room hear one another. Asks for the microphone. */
export async function joinVoiceCall(room: {
  groupId: string
  nonceStr: string
  timeStamp: number
  signature: string
}): Promise<VoiceCall> {
  if (process.env.TARO_ENV !== 'weapp' || typeof Taro.joinVoIPChat !== 'function') return 'missing'
  try {
    await Taro.joinVoIPChat({ ...room, muteConfig: { muteMicrophone: false, muteEarphone: false } })
    void Taro.setKeepScreenOn({ keepScreenOn: true })
    return 'joined'
  } catch (error) {
    return isRefusal(error) ? 'refused' : 'failed'
  }
}

/** Leaves the room, if one was entered. */
export function hangUp(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  // It fails where WeChat has ended the call itself.
  void Promise.resolve(Taro.exitVoIPChat?.({})).catch(() => {})
  void Taro.setKeepScreenOn({ keepScreenOn: false })
}

/** Calls `listener` when WeChat ends the call by itself, as for a telephone call; returns how to stop. */
export function onVoiceCallEnded(listener: () => void): () => void {
  if (process.env.TARO_ENV !== 'weapp') return () => {}
  Taro.onVoIPChatInterrupted?.(listener)
  return () => Taro.offVoIPChatInterrupted?.(listener)
}
