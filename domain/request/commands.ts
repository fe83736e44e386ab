import type { Clock } from '../calendar/clock'
import type { Leaving, Level, Part, Party, Place, Satisfaction } from './model'

/** What somebody wants to happen, with everything that had to be looked up for it. */
export type Command =
  | {
      move: 'dispatch'
      to: Party
      clock: Clock
      place?: Place
      reason?: string
      rule?: string
      skipped?: string[]
    }
  | { move: 'accept' }
  | { move: 'note'; text: string }
  | { move: 'return'; to: Party; clock: Clock; reason: string }
  | { move: 'transfer'; to: Party; clock: Clock; reason: string; suggested?: string }
  | { move: 'resolve'; result: string }
  | { move: 'rate'; solved: boolean; satisfaction?: Satisfaction; words?: string }
  | { move: 'reopen'; again: Again; reason: string }
  | { move: 'close' }
  | { move: 'withdraw'; reason?: string }
  | { move: 'refuse'; reason: string; instead: string }
  /** Working days more, and the new deadline (ISO) that they come to. */
  | { move: 'extend'; days: number; until: string; reason: string }
  /** `clock`: the approved one; absent: declined, with a reason. */
  | { move: 'decideExtension'; clock?: Clock; reason?: string }
  | { move: 'remind'; words?: string }
  | { move: 'supervise'; words: string; replyBy: string }
  | { move: 'reply'; text: string }
  | { move: 'assist'; parts: Pick<NewPart, 'id' | 'to' | 'task'>[] }
  | { move: 'report'; part: string; result?: string; declined?: string }
  | { move: 'callOff'; part: string; reason: string }
  /** `to`: who answers for it while the body is asked. */
  | { move: 'refer'; to: Party; body: string; words: string; expectBy: string }
  | { move: 'recall'; reason: string }
  | { move: 'merge'; into: { id: string; no: string } }
  | { move: 'join'; id: string; no: string; requester: string }
  | {
      move: 'followUp'
      reached: boolean
      solved?: boolean
      satisfaction?: Satisfaction
      words?: string
      /** Where the resident says that it is not solved: it starts again at once. */
      again?: Again
    }
  | { move: 'tick'; above: Record<Level, Party> }
  | { move: 'recount'; respond: Clock; resolve: Clock; calendar: string }
  | { move: 'handOver'; to: Party; why: Leaving; parts: { part: string; from: Party; to: Party }[] }
  /** `id`: this one alone; absent: all, since it was given up. */
  | { move: 'release'; id?: string }

interface NewPart {
  id: string
  to: Part['handler']
  task: string
}

/** A second start: who gets it, both deadlines anew, and whether they are counted round the clock now. */
export interface Again {
  to: Party
  clock: Clock
  resolve: Clock
  urgent: boolean
}

/** When it happens and under which key: given from outside, since rules know no clock and no chance. */
export interface Occasion {
  now: string
  key: string
  /** The version that the actor saw, where they said so. */
  version?: number
}
