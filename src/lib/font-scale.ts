import Taro from '@tarojs/taro'
import { isH5 } from './a11y'

const STANDARD_PX = 16
// Elder view's body text of 20 px may grow to 30; smaller than standard helps nobody here.
const SMALLEST = 1
const LARGEST = 1.5

/**
 * The factor by which the reader enlarged text in WeChat (我 → 设置 → 通用 → 字体大小) or in the browser,
 * between 1 and 1.5. 1 when the platform does not say.
 */
export function fontScale(): number {
  const px = isH5 ? browserFontPx() : wechatFontPx()
  return px > 0 ? Math.min(LARGEST, Math.max(SMALLEST, px / STANDARD_PX)) : 1
}

function browserFontPx(): number {
  const size = document.documentElement.style.fontSize
  // Only the reader's setting counts, never a size that a script put on the element.
  if (size) return STANDARD_PX
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

function wechatFontPx(): number {
  try {
    const info = Taro.getAppBaseInfo() as { fontSizeSetting?: number; fontSizeScaleFactor?: number }
    if (info.fontSizeScaleFactor) return info.fontSizeScaleFactor * STANDARD_PX
    return info.fontSizeSetting ?? STANDARD_PX
  } catch {
    return STANDARD_PX
  }
}
