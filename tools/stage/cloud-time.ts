import { cloud } from './cloud'

/** How far the local cloud's clock is ahead of this machine's, in milliseconds. */
let ahead = 0
const followers = new Set<() => void>()

/** The local cloud's time, in milliseconds. */
export const cloudNow = (): number => Date.now() + ahead
/** How far it is ahead of the real time, in milliseconds. */
export const cloudAhead = (): number => ahead

/** Calls `follower` now, every second, and whenever the clock has been moved. */
export function everySecond(follower: () => void): void {
  followers.add(follower)
  follower()
}

/** Takes over what the cloud's clock says now. */
export function setCloudTime(now: number): void {
  ahead = now - Date.now()
  // A request's way takes milliseconds; calling that a moved clock would be wrong.
  if (Math.abs(ahead) < 1_500) ahead = 0
  tick()
}

/** Asks the cloud for its time. @throws Error when it doesn't answer. */
export const readCloudTime = async (): Promise<void> => setCloudTime(await cloud.clock())

function tick() {
  for (const follower of followers) follower()
}

/** Starts ticking. */
export function startTicking(): void {
  setInterval(tick, 1_000)
}
