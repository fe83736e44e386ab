import type { Invocation } from './functions/invocation'

interface Cell {
  calls: number
  roundTrips: number
  rowsScanned: number
  errors: number
  ms: number[]
}

/** What `GET /metrics` says of one action; sums over its calls, times in milliseconds. */
export interface ActionMetrics {
  calls: number
  roundTrips: number
  rowsScanned: number
  ms: { p50: number; p99: number; max: number }
  errors: number
}

/** The latest samples from which percentiles are taken. */
const MAX_SAMPLES = 10_000

/** Counts invocations by function and action. */
export class Metrics {
  #cells = new Map<string, Map<string, Cell>>()

  record(invocation: Invocation, ms: number, failed: boolean): void {
    const actions = this.#cells.get(invocation.spec.name) ?? new Map<string, Cell>()
    this.#cells.set(invocation.spec.name, actions)
    const cell = actions.get(invocation.action) ?? {
      calls: 0,
      roundTrips: 0,
      rowsScanned: 0,
      errors: 0,
      ms: [],
    }
    actions.set(invocation.action, cell)
    cell.calls++
    cell.roundTrips += invocation.roundTrips
    cell.rowsScanned += invocation.rowsScanned
    if (failed) cell.errors++
    if (cell.ms.length >= MAX_SAMPLES) cell.ms.shift()
    cell.ms.push(ms)
  }

  reset(): void {
    this.#cells = new Map()
  }

  report(): { functions: Record<string, Record<string, ActionMetrics>> } {
    const functions: Record<string, Record<string, ActionMetrics>> = {}
    for (const [name, actions] of this.#cells) {
      functions[name] = Object.fromEntries([...actions].map(([action, cell]) => [action, summary(cell)]))
    }
    return { functions }
  }
}

function summary({ ms, ...sums }: Cell): ActionMetrics {
  const sorted = [...ms].sort((a, b) => a - b)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0)
  return { ...sums, ms: { p50: at(0.5), p99: at(0.99), max: round(sorted[sorted.length - 1] ?? 0) } }
}

const round = (ms: number) => Math.round(ms * 100) / 100
