import { installMovedDate } from '../functions/moved-date'
import { cloudApi } from './cloud-api'
import { listen } from './listen'
import { apartStorage } from './storage'

/**
 * Added to every page: gives it `wx.cloud`. With `?as=<openid>` the page is that person's: storage of its
 * own, the cloud's time, and a nudge to refresh when somebody has changed something.
 */
const scope = globalThis as unknown as { __localCloudNow: number; wx?: Record<string, unknown> }
const openid = new URLSearchParams(location.search).get('as') || undefined

scope.wx = Object.assign(scope.wx ?? {}, { cloud: cloudApi(openid) })

const NUDGE_MS = 150

if (openid !== undefined) {
  const realNow = Date.now
  const offset = new Float64Array(1)
  const follow = (now: number) => {
    offset[0] = now - realNow()
  }
  follow(scope.__localCloudNow)
  installMovedDate(offset)
  apartStorage(openid)

  let nudging = false
  const nudge = () => {
    if (nudging) return
    nudging = true
    setTimeout(() => {
      nudging = false
      // A real change of visibility bubbles up to the window, where frameworks listen.
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    }, NUDGE_MS)
  }
  listen(event => {
    if (event.type === 'clock') follow(Date.parse(event.now!))
    if (event.type === 'changed' || event.type === 'clock') nudge()
  })
}
