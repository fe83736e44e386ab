// The first lines of every command. They must load on a Node that is too old for the rest, so that it is told
// so in one line instead of a syntax error: no optional chaining, no top-level await, no newer imports here.

/** The oldest Node that the project runs on (package.json, engines). */
export const OLDEST_NODE = 20

/** @param {string} version such as `v20.11.0` */
export function isNodeNewEnough(version) {
  return Number(version.replace('v', '').split('.')[0]) >= OLDEST_NODE
}

/**
 * Runs a command's `main(args)`. A `Trouble` (see trouble.mjs) becomes one line for people and exit code 1.
 * @param {() => Promise<{ main: (args: string[]) => unknown }>} load imports the command proper
 */
export function enter(load) {
  if (!isNodeNewEnough(process.version)) {
    console.error(
      `Node ${OLDEST_NODE} or newer is needed, this is ${process.version}. Get it from https://nodejs.org`,
    )
    process.exit(1)
  }
  import('./stop-with-npm.mjs')
    .then(npm => npm.stopWithNpm())
    .then(load)
    .then(command => command.main(process.argv.slice(2)))
    .catch(error => {
      const isTrouble = error && error.name === 'Trouble'
      if (!isTrouble) console.error(error)
      else if (error.message) console.error(error.message) // without one, somebody has told it already
      return import('./stopping.mjs').then(stopping => stopping.stopAndExit(1))
    })
}
