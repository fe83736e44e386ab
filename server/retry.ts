import { AppError } from '@domain/errors'
import { describe, log } from './log'

const TRIES = 5
const FIRST_PAUSE_MS = 15

/** Thrown by an insert whose id or unique value is there already. */
export class Duplicate extends Error {}

const textOf = (error: unknown): string => {
  const { errMsg, message } = (error ?? {}) as { errMsg?: string; message?: string }
  return String(errMsg ?? message ?? error)
}
/** Two spellings have been seen of the same refusal. */
const isDuplicate = (error: unknown): boolean =>
  /E11000|DATABASE_DUPLICATE_WRITE|duplicate key/i.test(textOf(error))
/** Trying again can't help: the collection is missing, an argument is wrong. */
const isFinal = (error: unknown): boolean =>
  [-502005, -501007, -501000].includes(Number((error as { errCode?: number })?.errCode)) ||
  /not exist: |invalid param/i.test(textOf(error))

/** A pause that grows and is drawn anew each time, so that rivals don't meet again. */
export const pause = (attempt: number): Promise<void> =>
  new Promise(done => setTimeout(done, FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random())))

/** What the SDK's promise gives; its types also name the callback style, which is not used here. */
type Result<T> = Awaited<Extract<T, PromiseLike<unknown>>>

/**
 * Runs one database operation, again after passing faults. The operation must be harmless when it happens twice.
 * @throws Duplicate; AppError BUSY when it doesn't succeed in five tries; whatever is final.
 */
export async function retrying<T>(operation: () => T): Promise<Result<T>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return (await operation()) as Result<T>
    } catch (error) {
      if (isDuplicate(error)) throw new Duplicate()
      if (isFinal(error)) throw error
      if (attempt + 1 >= TRIES) {
        log('database gave up', describe(error))
        throw new AppError('BUSY')
      }
      await pause(attempt)
    }
  }
}
