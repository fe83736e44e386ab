/**
 * @typedef {{ passed: number, failed: number, output: string, note?: string }} Result
 * @typedef {{ name: string, needs?: string[], run: () => Promise<Result> }} Step
 * @typedef {Result & { name: string, ms: number }} Done
 */

/**
 * The chosen steps and all that they need, in the order of the list.
 * @param {Step[]} steps @param {string[]} names none: all
 */
export function choose(steps, names) {
  const wanted = new Set(names.length ? names : steps.map(({ name }) => name))
  for (const name of wanted) {
    for (const need of steps.find(step => step.name === name)?.needs ?? []) wanted.add(need)
  }
  return steps.filter(({ name }) => wanted.has(name))
}

/**
 * Runs steps, `atOnce` at a time, each as soon as what it needs is done, the first of the list first. A failure
 * stops nothing but the steps that need it: those count as failed without being run.
 * @param {Step[]} steps @param {number} atOnce
 * @param {{ begin?: (name: string) => void, end?: (done: Done) => void }} tell
 * @returns {Promise<Done[]>} in the order of their ends
 */
export async function runSteps(steps, atOnce, { begin = () => {}, end = () => {} } = {}) {
  const waiting = [...steps]
  /** @type {Map<string, Done>} */
  const done = new Map()
  const isDone = name => done.has(name) || !steps.some(step => step.name === name)
  const running = new Set()

  const start = async step => {
    const began = Date.now()
    const missing = (step.needs ?? []).filter(name => done.get(name)?.failed)
    let result = { passed: 0, failed: 1, output: `not run, because it needs ${missing.join(' and ')}` }
    if (!missing.length) {
      begin(step.name)
      result = await step.run().catch(error => ({ passed: 0, failed: 1, output: error.message }))
    }
    const outcome = { name: step.name, ms: Date.now() - began, ...result }
    done.set(step.name, outcome)
    end(outcome)
  }

  while (waiting.length || running.size) {
    const next = waiting.findIndex(step => (step.needs ?? []).every(isDone))
    if (next >= 0 && running.size < atOnce) {
      const promise = start(waiting.splice(next, 1)[0]).then(() => running.delete(promise))
      running.add(promise)
    } else if (running.size) await Promise.race(running)
    else throw new Error(`steps that wait for each other: ${waiting.map(({ name }) => name)}`)
  }
  return [...done.values()]
}
