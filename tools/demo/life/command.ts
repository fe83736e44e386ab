import type { Command } from '@domain/request/commands'
import { extendedClock } from '@domain/request/extension'
import type { ServiceRequest } from '@domain/request/model'
import { deskFor, dispatched, helpersFor, referrer, startAgain, transferred } from './parties'
import type { Ask } from './step'
import { endOfDay, moreDays, nextClosing } from './terms'
import type { World } from './world'

/** When and under which key something is asked. */
export interface Occasion {
  now: string
  key: string
}

/**
 * What a call comes to, with everything that the function would look up for it: the counterpart of
 * cloudfunctions/request/by-*.ts.
 */
export function commandOf(
  world: World,
  ask: Exclude<Ask, { action: 'submit' | 'merge' }>,
  request: ServiceRequest,
  { now, key }: Occasion,
): Command {
  const { settings } = world
  const { clocks } = request
  switch (ask.action) {
    case 'dispatch':
      return dispatched(world, ask.input, request, now)
    case 'transfer':
      return transferred(world, ask.input, request, now)
    case 'return':
      return { move: 'return', ...deskFor(world, request, now), reason: ask.input.reason }
    case 'reopen':
      return { move: 'reopen', again: startAgain(world, request, now), reason: ask.input.reason }
    case 'extend': {
      const { days, reason } = ask.input
      return { move: 'extend', days, until: moreDays(settings, clocks.resolve.due, days), reason }
    }
    case 'decideExtension': {
      const { approve, reason } = ask.input
      const { extension, urgent } = request
      const clock =
        approve && extension
          ? extendedClock(clocks.resolve.due, extension.days, now, urgent, settings)
          : undefined
      return { move: 'decideExtension', clock, reason }
    }
    case 'supervise':
      return { move: 'supervise', words: ask.input.words, replyBy: nextClosing(settings, now) }
    case 'assist':
      return { move: 'assist', parts: helpersFor(world, ask.input.parts, now, key) }
    case 'report': {
      const { part, done, words } = ask.input
      return { move: 'report', part, ...(done ? { result: words } : { declined: words }) }
    }
    case 'refer': {
      const { body, words, expectBy } = ask.input
      const to = referrer(request, world.actor(ask.caller))
      return { move: 'refer', to, body, words, expectBy: endOfDay(settings, expectBy) }
    }
    case 'followUp': {
      const { reached, solved, satisfaction, words } = ask.input
      return {
        move: 'followUp',
        reached,
        ...(reached && { solved, satisfaction }),
        words,
        ...(reached && solved === false && { again: startAgain(world, request, now) }),
      }
    }
    default: {
      const { id, ...said } = ask.input
      return { move: ask.action, ...said } as Command
    }
  }
}
