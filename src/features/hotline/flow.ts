import Taro from '@tarojs/taro'
import { createStore } from '@/lib/store'

const HOTLINE = 'packages/hotline/hotline/index'
const ABOUT = 'packages/hotline/about/index'
const steps = [ABOUT, 'packages/hotline/who/index', 'packages/hotline/slot/index']

/** The paths of the open pages, the front one first. */
const opened = (): string[] =>
  Taro.getCurrentPages()
    .map(({ route = '' }) => route.replace(/^\/+/, '').split('?')[0]!)
    .reverse()

/** How many screens of the booking lie on top of one another now. */
function depth(): number {
  const paths = opened()
  const below = paths.findIndex(path => !steps.includes(path))
  return below < 0 ? paths.length : below
}

/** Ends the booking's screens with `url` in their place, so that going back leads to where booking began. */
export async function endBooking(url: string): Promise<void> {
  const others = depth() - 1
  if (others > 0) await Taro.navigateBack({ delta: others })
  await Taro.redirectTo({ url })
}

/** To the hotline's first screen: back to it where it lies below the booking's screens or right below this page. */
export async function toHotline(): Promise<void> {
  const above = depth() || 1
  if (opened()[above] === HOTLINE) await Taro.navigateBack({ delta: above })
  else await endBooking(`/${HOTLINE}`)
}

/** Whether the cloud missed the consent: the first screen then shows where it is ticked. */
export const consentMissing = createStore(false)

/** Back to the booking's first screen, to the consent that is missing. */
export async function backToConsent(): Promise<void> {
  consentMissing.set(true)
  const others = depth() - 1
  if (others > 0) await Taro.navigateBack({ delta: others })
  else await Taro.redirectTo({ url: `/${ABOUT}` })
}
