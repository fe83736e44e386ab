import Taro from '@tarojs/taro'
import { createStore } from '@/lib/store'

const steps = ['about', 'who', 'slot'].map(step => `packages/hotline/${step}/index`)
const pathOf = (route = '') => route.replace(/^\/+/, '').split('?')[0]!

/** How many screens of the booking lie on top of one another now. */
const open = (): number => {
  const above = [...Taro.getCurrentPages()].reverse()
  const first = above.findIndex(page => !steps.includes(pathOf(page.route)))
  return first < 0 ? above.length : first
}

/** Ends the booking's screens with `url` in their place, so that going back leads to where booking began. */
export async function endBooking(url: string): Promise<void> {
  const others = open() - 1
  if (others > 0) await Taro.navigateBack({ delta: others })
  await Taro.redirectTo({ url })
}

/** Whether the cloud missed the consent: the first screen then shows where it is ticked. */
export const consentMissing = createStore(false)

/** Back to the booking's first screen, to the consent that is missing. */
export async function backToConsent(): Promise<void> {
  consentMissing.set(true)
  const others = open() - 1
  if (others > 0) await Taro.navigateBack({ delta: others })
  else await Taro.redirectTo({ url: '/packages/hotline/about/index' })
}
