import { HttpError, type Request } from '../http'
import { textsIn } from './requests'
import type { InspectorParts } from './routes'

/** `GET timers`: every function's timers, and when each is due next. */
export function listTimers({ timers }: InspectorParts): unknown {
  const list = timers().list()
  return {
    timers: list.map(({ next, ...timer }) => ({ ...timer, next: next && new Date(next).toISOString() })),
  }
}

/** `POST timers/fire` `{"function", "name"}`: calls the function now as that timer does. Answers like `/invoke`. */
export async function fireTimer(request: Request, { timers, clock }: InspectorParts): Promise<unknown> {
  const { function: fn, name } = await textsIn(request, 'function', 'name')
  const known = timers()
    .list()
    .some(timer => timer.function === fn && timer.name === name)
  if (!known) throw new HttpError(404, `The function ${fn} has no timer named ${name}.`)
  return timers().fire(fn, name, clock.now())
}
