import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Run } from '../src/functions/messages'
import { type Outcome, Pool } from '../src/functions/pool'
import type { WorkerListener, WorkerProcess } from '../src/functions/worker-process'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A pool whose workers are ready at once and answer when they are told to. */
function aPool(size: number) {
  const workers: { listener: WorkerListener; killed: boolean; run: string | undefined }[] = []
  const start = () => {
    const state = { listener: {} as WorkerListener, killed: false, run: undefined as string | undefined }
    workers.push(state)
    const worker: Pick<WorkerProcess, 'isAlive' | 'listen' | 'send' | 'kill'> = {
      isAlive: true,
      listen(listener) {
        state.listener = listener
        queueMicrotask(() => listener.message({ type: 'ready' }))
      },
      send(message) {
        if (message.type === 'run') state.run = message.id
      },
      kill() {
        state.killed = true
      },
    }
    return worker as WorkerProcess
  }
  const pool = new Pool({ start, size, log: () => {} })
  const outcomes: Record<string, Outcome> = {}
  const run = (id: string) =>
    pool.run({
      run: { id } as Run,
      timeoutMs: 1000,
      onStart: () => {},
      onEnd: outcome => {
        outcomes[id] = outcome
      },
    })
  const answer = (at: number) => {
    const { listener, run: id } = workers[at]!
    listener.message({ type: 'done', id: id!, result: '1' })
  }
  return { pool, workers, run, answer, outcomes }
}

const turn = () => vi.advanceTimersByTimeAsync(0)

describe('a pool', () => {
  it('starts a worker for each call at once, up to its size, and lets the others wait', async () => {
    const { workers, run, answer, outcomes } = aPool(2)
    for (const id of ['a', 'b', 'c']) run(id)
    await turn()
    expect(workers.map(w => w.run)).toEqual(['a', 'b'])
    answer(1)
    expect(workers.map(w => w.run)).toEqual(['a', 'c'])
    expect(outcomes).toEqual({ b: { kind: 'result', json: '1' } })
  })

  it('keeps one worker, and ends the others after two minutes without a call', async () => {
    const { workers, run, answer } = aPool(3)
    for (const id of ['a', 'b', 'c']) run(id)
    await turn()
    for (const at of [0, 1, 2]) answer(at)
    await vi.advanceTimersByTimeAsync(110_000)
    run('d')
    answer(0)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(workers.map(w => w.killed)).toEqual([false, true, true])
    await vi.advanceTimersByTimeAsync(600_000)
    expect(workers.map(w => w.killed)).toEqual([false, true, true])
  })

  it('ends a worker at the time-out, and gives what waits to a new one', async () => {
    const { workers, run, outcomes } = aPool(1)
    run('a')
    run('b')
    await turn()
    await vi.advanceTimersByTimeAsync(1000)
    expect(outcomes).toEqual({ a: { kind: 'timeout' } })
    expect(workers.map(w => [w.killed, w.run])).toEqual([
      [true, 'a'],
      [false, 'b'],
    ])
  })

  it('tells all who wait when a worker ends while it is loaded', async () => {
    const { workers, run, outcomes } = aPool(1)
    run('a')
    workers[0]!.listener.ended('exit code 1')
    expect(outcomes.a).toMatchObject({ kind: 'threw', error: expect.stringContaining('exit code 1') })
  })
})
