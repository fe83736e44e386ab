import Taro from '@tarojs/taro'

let opening = false

/** Opens a page on top of this one. A second tap while it opens does nothing. */
export async function openPage(url: string) {
  if (opening) return
  opening = true
  try {
    await Taro.navigateTo({ url })
  } catch (failure) {
    // Ten pages deep WeChat opens no more; the last one gives way then.
    if (Taro.getCurrentPages().length < 10) throw failure
    await Taro.redirectTo({ url })
  } finally {
    opening = false
  }
}

/** Goes back to the page before, or home where there is none (after a scan, a message, a reload). */
export function goBack() {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else Taro.switchTab({ url: '/pages/home/index' })
}
