const began = Date.now()

/** A duration for people: `850 ms`, `12.3 s`, `2 min 05 s`. @param {number} ms */
export function inWords(ms) {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  const seconds = Math.round(ms / 1_000)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** Prints a line with the time since the command began. @param {string} line */
export const say = line => console.log(`${inWords(Date.now() - began).padStart(10)}  ${line}`)

/**
 * Does a piece of work and tells when it begins, that it goes on (every 15 s), and how long it took.
 * @template T @param {string} what @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const start = Date.now()
  say(`${what} …`)
  const goesOn = setInterval(() => say(`… still ${what}`), 15_000)
  try {
    const result = await work()
    say(`${what}: done in ${inWords(Date.now() - start)}`)
    return result
  } finally {
    clearInterval(goesOn)
  }
}
