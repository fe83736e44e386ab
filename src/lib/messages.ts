import Taro from '@tarojs/taro'
import { isH5 } from './a11y'

/**
 * Asks whether WeChat may send messages from these templates. Call it first thing in the tap that submits or
 * accepts, and don't wait for it: whatever is answered, what was tapped goes on.
 */
export function askForMessages(templates: readonly string[]) {
  // Browsers have no such messages.
  if (isH5 || templates.length === 0) return
  // The typings demand a field of another platform's.
  const ask = { tmplIds: [...templates] } as unknown as Taro.requestSubscribeMessage.Option
  Taro.requestSubscribeMessage(ask)?.catch(() => {
    // Refused, or asked outside a tap: messages are a convenience.
  })
}
