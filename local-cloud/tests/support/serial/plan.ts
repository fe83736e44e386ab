import { Model, type Outcome } from './model'
import type { Step } from './steps'

/** A step with what has to come of it. A write that waits ends with the step `until`. */
export interface Planned {
  step: Step
  outcome: Outcome | undefined
  until?: number
}

/** Asks the model what comes of the steps. Transactions start with their first deed; those left at the end commit. */
export function planOf(steps: Step[]): { plan: Planned[]; model: Model } {
  const model = new Model()
  const plan: Planned[] = []
  let waiting: Planned | undefined
  const take = (step: Step) => {
    const outcome = model.does(step)
    // Which one of two that wait is let in first depends on the network.
    if (outcome === undefined && waiting) return
    const planned = { step, outcome }
    plan.push(planned)
    if (outcome === undefined) waiting = planned
    else if (waiting) {
      waiting.outcome = model.does(waiting.step)
      if (waiting.outcome === undefined) return
      waiting.until = plan.length - 1
      waiting = undefined
    }
  }
  // Who has failed goes on once, to be told that it is over, and then begins anew.
  const began = new Set<number>()
  for (const step of steps) {
    const { who } = step
    const isOpen = model.open.includes(who)
    if (who && !isOpen && !began.delete(who)) {
      if (step.do === 'commit' || step.do === 'rollback') continue
      take({ who, do: 'start' })
      began.add(who)
    }
    take(step)
    if (step.do === 'commit' || step.do === 'rollback') began.delete(who)
  }
  for (const who of model.open) take({ who, do: 'commit' })
  return { plan, model }
}
