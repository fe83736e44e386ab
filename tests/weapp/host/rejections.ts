import type { Realm } from './realm'

/**
 * Takes the mini-program's unhandled rejections, and leaves all others to whoever listened before (the test runner).
 * Gives the function that puts everything back.
 */
export function catchRejections(realm: Realm, onRejection: (reason: unknown) => void): () => void {
  const before = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  const listener = (reason: unknown, promise: Promise<unknown>) => {
    if (realm.owns(promise)) onRejection(reason)
    else for (const other of before) other(reason, promise)
  }
  process.on('unhandledRejection', listener)
  return () => {
    process.off('unhandledRejection', listener)
    for (const other of before) process.on('unhandledRejection', other)
  }
}
