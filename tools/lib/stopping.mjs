/** @type {Set<() => unknown>} */
const tasks = new Set()
let stopping = false
/** @type {number | undefined} */
let stopCode

/** For a server that is up: from now on being stopped is how it ends well. */
export function beingStoppedIsFine() {
  stopCode = 0
}

/**
 * Has something done before this process ends on SIGINT or SIGTERM.
 * @param {() => unknown} task may be asynchronous
 * @returns {() => void} forgets it
 */
export function beforeStop(task) {
  tasks.add(task)
  return () => tasks.delete(task)
}

/** Ends this process once everything is stopped. @param {number} code */
export async function stopAndExit(code) {
  if (stopping) return
  stopping = true
  await Promise.allSettled([...tasks].map(task => task()))
  process.exit(code)
}

/** Ends this process because somebody wants it to. @param {number} code unless being stopped is fine */
export const stopAsAsked = code => stopAndExit(stopCode ?? code)

process.on('SIGINT', () => stopAsAsked(130))
process.on('SIGTERM', () => stopAsAsked(143))
process.on('SIGHUP', () => stopAsAsked(129))
